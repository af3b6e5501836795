import type { fromMarkdown } from 'mdast-util-from-markdown';
import type { attention } from 'micromark-core-commonmark';
import { mdxjs } from 'micromark-extension-mdxjs';

type Extensions = NonNullable<NonNullable<Parameters<typeof fromMarkdown>[1]>['extensions']>;
type Extension = Exclude<Extensions[number], readonly unknown[]>;
type Construct = typeof attention;
type State = ReturnType<Construct['tokenize']>;

const CLOSING_BRACE = 125;
/** Letters of expressions that are looked through in one document, each as often as it is; a line costs more than its letters. */
const MOST_LETTERS = 10_000_000;
const LINE = 40;

/**
 * MDX as ever, but a file whose braces stand in each other without end is an error, as one with a brace too many is: an
 * expression is parsed anew, from its beginning, at each brace that may close it.
 */
export function boundedMdx(): Extension {
  const { flow = {}, text = {}, ...rest } = mdxjs();
  let letters = 0;
  const bounded = (inner: Construct): Construct => ({
    ...inner,
    tokenize(effects, ok, nok) {
      let [size, isOver] = [0, false];
      const ended =
        (state: State): State =>
        (code) => {
          isOver = true;
          return state(code);
        };
      const counted =
        (state: State): State =>
        (code) => {
          // micromark's signs for line endings are below zero.
          size += code !== null && code < 0 ? LINE : 1;
          if (code === CLOSING_BRACE) letters += size;
          if (letters > MOST_LETTERS) throw new Error('its braces stand in each other too deep');
          const next = state(code);
          return next === undefined || isOver ? next : counted(next);
        };
      return counted(inner.tokenize.call(this, effects, ended(ok), ended(nok)));
    },
  });
  const all = (constructs: typeof text): typeof text =>
    Object.fromEntries(Object.entries(constructs).map(([code, own]) => [code, [own ?? []].flat().map(bounded)]));
  return { ...rest, flow: all(flow), text: all(text) };
}
