import { z } from 'astro/zod';
import { sumOf, sumOfJson } from './ledger.ts';

export const fragmentLineSchema = z
  .object({
    id: z.string().min(1),
    n: z.number().int().positive(),
    /** Fragments that stand on the page, in reading order. */
    order: z.array(z.string().min(1)),
    /** Fragment → hash of its words, and their sketch (see `align.ts`), where these are new. */
    set: z.record(z.string(), z.tuple([z.string(), z.string()])),
    sum: z.string(),
  })
  .strict();
export type FragmentLine = Readonly<z.infer<typeof fragmentLineSchema>>;

/** A line as it is read: what is new in it as pairs, in the order of an object's keys. */
export type ReadLine = Pick<FragmentLine, 'id' | 'n' | 'order'> & {
  readonly set: readonly (readonly [fragment: string, given: readonly [hash: string, sketch: string]])[];
};

/** A line that is as it was written; undefined for one that is not, or cannot be read. */
export function checkedLine(text: string): ReadLine | undefined {
  const plain = plainLine(text);
  if (plain !== undefined) return plain.sum === sumOfJson(inOrder(plain)) ? plain : undefined;
  try {
    const { data } = fragmentLineSchema.safeParse(JSON.parse(text));
    return data !== undefined && data.sum === sumOf(data) ? { ...data, set: Object.entries(data.set) } : undefined;
  } catch {
    return undefined;
  }
}

/** A line of which it is known that it is as it was written. */
export function soundLine(text: string): ReadLine {
  const plain = plainLine(text);
  if (plain !== undefined) return plain;
  const line: FragmentLine = JSON.parse(text);
  return { ...line, set: Object.entries(line.set) };
}

/** The line as nearly all are written; where no character is escaped, each quotation mark begins or ends a text. */
const PLAIN = /^\{"id":("[^"\\]+"),"n":([1-9]\d{0,8}),"order":(\[[^\]\\]*\]),"set":\{([^}\\]*)\},"sum":"([^"\\]*)"\}$/;
/** The end of a key, and not the beginning of a text; after a key that ends in such a mark, the line is no list. */
const AFTER_KEY = /(?<=[^[,])":\[/g;
/** A key that an object has elsewhere than it was put, that a schema leaves out, or that sorts otherwise within quotation marks. */
const ODD = /^\d+$|^__proto__$|[\s!]/;

type PlainLine = ReadLine & { readonly sum: string };

/**
 * An object with keys of its own costs the engine more than all else that is done with the line: what is new is read as
 * a list. Undefined for a line that must be read as JSON. A property test holds the two to each other.
 */
function plainLine(text: string): PlainLine | undefined {
  const [, id, n, order, inner, sum] = PLAIN.exec(text) ?? [];
  if (inner === undefined || sum === undefined) return undefined;
  const read = listsIn(`[${id},${order},[${inner.replace(AFTER_KEY, '",[')}]]`);
  if (read === undefined) return undefined;
  const [name, fragments, flat] = read;
  const set = flat.flatMap((fragment, at) => (at % 2 === 0 ? [[fragment, flat[at + 1]] as const] : []));
  const isPlain = fragments.every(isName) && set.every(isGiven);
  return isPlain && new Set(flat).size === flat.length
    ? { id: name, n: Number(n), order: fragments, set, sum }
    : undefined;
}

const listsSchema = z.tuple([z.string(), z.array(z.unknown()), z.array(z.unknown())]);

function listsIn(json: string) {
  try {
    return listsSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isGiven(pair: readonly [unknown, unknown]): pair is ReadLine['set'][number] {
  const [fragment, given] = pair;
  if (!isName(fragment) || ODD.test(fragment)) return false;
  return Array.isArray(given) && given.length === 2 && given.every((one) => typeof one === 'string');
}

/** The line as its sum is made of it: see `sumOf`. */
function inOrder({ id, n, order, set }: ReadLine): string {
  const written = set.map(([fragment, [hash, sketch]]) => `"${fragment}":["${hash}","${sketch}"]`);
  return `{"id":"${id}","n":${n},"order":${JSON.stringify(order)},"set":{${written.sort().join()}}}`;
}
