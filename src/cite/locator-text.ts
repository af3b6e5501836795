import type { Locator } from '../model/source.ts';
import type { StyleName } from './style-names.ts';

/** A place in a work: its locators from outermost to innermost; `to` is the last of several paragraphs. */
export type Place = readonly (Locator & { readonly to?: string })[];

const words: Readonly<Record<Locator['label'], readonly [one: string, many: string]>> = {
  page: ['p.', 'pp.'],
  section: ['sec.', 'secs.'],
  paragraph: ['para.', 'paras.'],
  chapter: ['ch.', 'chs.'],
  figure: ['fig.', 'figs.'],
  table: ['table', 'tables'],
  note: ['note', 'notes'],
};
/** Where a style has words of its own. MLA and Chicago give a page as its bare number. */
const own: Partial<Readonly<Record<StyleName, Partial<typeof words>>>> = {
  apa: { chapter: ['Chapter', 'Chapters'], figure: ['Figure', 'Figures'], table: ['Table', 'Tables'] },
  mla: { page: ['', ''], paragraph: ['par.', 'pars.'] },
  chicago: { page: ['', ''], chapter: ['chap.', 'chaps.'], note: ['n.', 'nn.'] },
  harvard: { section: ['section', 'sections'], chapter: ['chapter', 'chapters'] },
};

/** `p. 4, sec. The Push, para. 7`, in the words of the style; without a style as a note in a reference manager has it. */
export function locatorText(place: Place, style?: StyleName): string {
  return place
    .map(({ label, value, to }) => {
      const [one, many] = (style && own[style]?.[label]) ?? words[label];
      return `${to === undefined ? one : many} ${to === undefined ? value : `${value}–${to}`}`.trim();
    })
    .join(', ');
}
