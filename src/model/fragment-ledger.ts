import { checkedLine, soundLine } from './fragment-line.ts';
import { compareText, type Message } from './message.ts';

/**
 * `content/fragments.jsonl`: which fragment was given to which paragraph, append-only, one line an entry and change.
 * Beside the ledger, because these lines come with every edit and would bury its few events.
 */
export const FRAGMENTS = 'fragments.jsonl';

export type Given = { readonly hash: string; readonly sketch: string };

/** Every fragment an entry's page ever had. */
export type EntryFragments = {
  readonly order: readonly string[];
  readonly ever: ReadonlyMap<string, Given>;
  readonly last: number;
  /** What stood on the page after each line, by the line's number. */
  readonly orders: ReadonlyMap<number, readonly string[]>;
};

/** Fragments by entry id; parsed where they are asked for, for a build renders few entries. */
export type FragmentsGiven = Pick<ReadonlyMap<string, EntryFragments>, 'get'> & {
  /** The lines of an entry: where they are the same, so are its fragments. */
  readonly linesOf: (id: string) => string;
};

/**
 * Text of the file → fragments by entry id. The number in each line decides, not its place. Of the lines within its
 * first `sound` characters it is known that each can be read and is as it was written.
 */
export function parseFragments(
  text: string,
  sound = 0,
): { readonly fragments: FragmentsGiven; readonly messages: readonly Message[] } {
  const { byId, messages } = linesIn(text, sound);
  return { messages, fragments: givenIn((id) => byId.get(id) ?? []) };
}

function linesIn(text: string, sound: number) {
  const byId = new Map<string, string[]>();
  const messages: Message[] = [];
  let at = 0;
  for (const [index, source] of text.split('\n').entries()) {
    const isSound = at < sound;
    at += source.length + 1;
    if (source.trim() === '') continue;
    const id = idOf(source, isSound);
    if (id === undefined) messages.push(unreadable(index + 1));
    else if (!byId.get(id)?.push(source)) byId.set(id, [source]);
  }
  return { byId, messages };
}

/** Lines of so many entries are looked for in the file; where more are asked for, it is read. */
const FEW = 8;

/**
 * Fragments of a file of which each line is sound: after an edit, those of one entry in ten thousand are asked for.
 * `linesWith` gives the lines that hold some words, or nothing where the file must be read to find them. Its text is
 * kept while it is asked for line by line, and not for as long as the site.
 */
export function soundFragments(
  linesWith: (words: string) => readonly string[] | undefined,
  read: () => string,
): FragmentsGiven {
  const found = new Map<string, readonly string[]>();
  let whole: WeakRef<ReadonlyMap<string, readonly string[]>> | undefined;
  const all = () => {
    const text = read();
    const { byId } = linesIn(text, text.length);
    whole = new WeakRef(byId);
    return byId;
  };
  return givenIn((id) => {
    const kept = found.get(id) ?? whole?.deref()?.get(id);
    if (kept !== undefined) return kept;
    const lines = whole === undefined && found.size < FEW ? linesWith(JSON.stringify(id)) : undefined;
    if (lines === undefined) return (whole?.deref() ?? all()).get(id) ?? [];
    // A fragment of another may be called as the entry is.
    const own = lines.filter((line) => idOf(line, true) === id);
    found.set(id, own);
    return own;
  });
}

/** Not kept once they were asked for: of most entries they are asked for once. */
function givenIn(linesFor: (id: string) => readonly string[]): FragmentsGiven {
  return {
    linesOf: (id) => linesFor(id).join('\n'),
    get(id) {
      const sources = linesFor(id);
      return sources.length > 0 ? fragmentsOf(sources) : undefined;
    },
  };
}

/** How a line of ours begins; an id that JSON would write otherwise is found by parsing. */
const ID = /^\{"id":"([^"\\]+)"/;

/** Undefined where a line cannot be read; of one that is sound, this is known not to be so. */
function idOf(source: string, isSound: boolean): string | undefined {
  return (isSound ? ID.exec(source)?.[1] : undefined) ?? checkedLine(source)?.id;
}

/** The lines of one entry, each of which can be read → its fragments. */
function fragmentsOf(sources: readonly string[]): EntryFragments {
  const lines = sources.map((text) => ({ line: soundLine(text), text }));
  lines.sort((a, b) => a.line.n - b.line.n || compareText(a.text, b.text));
  const ever = new Map<string, Given>();
  const orders = new Map<number, readonly string[]>();
  for (const { line } of lines) {
    for (const [fragment, [hash, sketch]] of line.set) ever.set(fragment, { hash, sketch });
    orders.set(
      line.n,
      line.order.filter((one) => ever.has(one)),
    );
  }
  const last = lines.at(-1)?.line.n ?? 0;
  return { order: orders.get(last) ?? [], ever, last, orders };
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
