import type { fromMarkdown } from 'mdast-util-from-markdown';
import { attention, labelStartImage, labelStartLink } from 'micromark-core-commonmark';
import { gfm } from 'micromark-extension-gfm';

type Extensions = NonNullable<NonNullable<Parameters<typeof fromMarkdown>[1]>['extensions']>;
type Extension = Exclude<Extensions[number], readonly unknown[]>;
type Construct = typeof attention;
type Context = ThisParameterType<Construct['tokenize']>;

/** Marks of emphasis of one kind, or brackets, that are open at once in one paragraph. */
const MOST_OPEN = 64;

/**
 * CommonMark and GFM as ever, but marks of emphasis and brackets that open more than anyone closes stand as the signs they are:
 * micromark takes time with the square of their number, and stack. `onCut` is told.
 */
export function boundedMarks(onCut: () => void): Extension {
  const emphasis = boundedEmphasis(attention, onCut);
  const strike = [gfm().text?.[126]].flat().flatMap((inner) => (inner === undefined ? [] : [inner]));
  const [link, image] = [boundedBracket(labelStartLink, onCut), boundedBracket(labelStartImage, onCut)];
  return {
    disable: { null: [attention, labelStartLink, labelStartImage, ...strike].map(({ name = '' }) => name) },
    text: {
      ...{ 33: image, 42: emphasis, 91: link, 95: emphasis },
      126: strike.map((inner) => boundedEmphasis(inner, onCut)),
    },
  };
}

/** A mark that can only close, with none open, closes nothing: it is a sign too. */
function boundedEmphasis(inner: Construct, onCut: () => void): Construct {
  const open = new WeakMap<Context, Map<unknown, number>>();
  return {
    ...inner,
    name: `bounded ${inner.name}`,
    tokenize(effects, ok, nok) {
      const count = open.get(this) ?? new Map<unknown, number>();
      open.set(this, count);
      let marker: unknown;
      const decide: typeof ok = (code) => {
        const token = this.events.at(-1)?.[1];
        // A row of signs opens once for each of them, or is a line that someone has drawn.
        if (token === undefined || token.end.offset - token.start.offset > MOST_OPEN) return nok(code);
        const { _open: opens = false, _close: closes = false } = token;
        const before = count.get(marker) ?? 0;
        if (closes && before > 0) count.set(marker, before - 1);
        else if (!opens) return nok(code);
        else if (before < MOST_OPEN) count.set(marker, before + 1);
        else {
          onCut();
          return nok(code);
        }
        return ok(code);
      };
      const start = inner.tokenize.call(this, effects, decide, nok);
      return (code) => {
        marker = code;
        return start(code);
      };
    },
  };
}

function boundedBracket(inner: Construct, onCut: () => void): Construct {
  return {
    ...inner,
    name: `bounded ${inner.name}`,
    tokenize(effects, ok, nok) {
      const open = (this._labelStarts ?? []).filter(({ _balanced }) => _balanced !== true).length;
      if (open < MOST_OPEN) return inner.tokenize.call(this, effects, ok, nok);
      return (code) => {
        onCut();
        return nok(code);
      };
    },
  };
}
