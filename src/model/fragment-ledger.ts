import { z } from 'astro/zod';
import { sumOf } from './ledger.ts';
import { compareText, type Message } from './message.ts';

/**
 * `content/fragments.jsonl`: which fragment was given to which paragraph, append-only, one line an entry and change.
 * Beside the ledger, because these lines come with every edit and would bury its few events.
 */
export const FRAGMENTS = 'fragments.jsonl';

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

export type Given = { readonly hash: string; readonly sketch: string };

/** Every fragment an entry's page ever had. */
export type EntryFragments = {
  readonly order: readonly string[];
  readonly ever: ReadonlyMap<string, Given>;
  readonly last: number;
  /** What stood on the page after each line, by the line's number. */
  readonly orders: ReadonlyMap<number, readonly string[]>;
};

/** Text of the file → fragments by entry id. The number in each line decides, not its place. */
export function parseFragments(text: string): {
  readonly fragments: ReadonlyMap<string, EntryFragments>;
  readonly messages: readonly Message[];
} {
  const lines: { line: FragmentLine; text: string }[] = [];
  const messages: Message[] = [];
  for (const [index, source] of text.split(/\r?\n/).entries()) {
    if (source.trim() === '') continue;
    const line = lineOf(source);
    if (line === undefined) messages.push(unreadable(index + 1));
    else lines.push({ line, text: source });
  }
  lines.sort((a, b) => a.line.n - b.line.n || compareText(a.text, b.text));
  const fragments = new Map<
    string,
    EntryFragments & { ever: Map<string, Given>; orders: Map<number, readonly string[]> }
  >();
  for (const { line } of lines) {
    const { ever, orders } = fragments.get(line.id) ?? { ever: new Map<string, Given>(), orders: new Map() };
    for (const [fragment, [hash, sketch]] of Object.entries(line.set)) ever.set(fragment, { hash, sketch });
    const order = line.order.filter((one) => ever.has(one));
    orders.set(line.n, order);
    fragments.set(line.id, { order, ever, last: line.n, orders });
  }
  return { fragments, messages };
}

function lineOf(source: string): FragmentLine | undefined {
  try {
    const { data } = fragmentLineSchema.safeParse(JSON.parse(source));
    return data !== undefined && data.sum === sumOf(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function unreadable(line: number): Message {
  return {
    rule: 'ledger-line-edited',
    severity: 'error',
    path: FRAGMENTS,
    line,
    reason: 'This line of the record of fragments cannot be read, or was changed after it was written.',
    advice: 'Restore it from version control: the record is append-only, and citations of paragraphs depend on it.',
  };
}
