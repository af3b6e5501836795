import type { RootContent } from 'mdast';
import type {} from 'mdast-util-mdx';
import type { Picture, SourceDocument } from '../../src/model/source.ts';
import type { Place } from './choose-places.ts';
import type { Term } from './terms.ts';

/** A source lends an entry no more pictures than this. */
const MOST = 2;

/** Pictures of one source for an entry: those whose words name the term, then those that stand at a quoted passage. */
export function figuresFor(term: Term, places: readonly Place[]): readonly RootContent[] {
  const document = places[0]?.document;
  const pictures = document?.pictures ?? [];
  if (document === undefined || pictures.length === 0) return [];
  const quoted = new Set(places.map(({ passage }) => passage.id));
  const named = pictures.filter((picture) => isNamed(term, `${picture.alt}\n${picture.caption ?? ''}`));
  const beside = pictures.filter(({ after, passage }) => quoted.has(after ?? '') || quoted.has(passage ?? ''));
  const chosen = [...new Map([...named, ...beside].map((picture) => [picture.file, picture])).values()].slice(0, MOST);
  return pictures.filter((picture) => chosen.includes(picture)).map((picture) => figureOf(picture, document));
}

function isNamed({ label, labels }: Term, words: string): boolean {
  return [label, ...labels].some((name) => {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const sameCase = name === name.toLowerCase() ? 'iu' : 'u';
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, sameCase).test(words);
  });
}

function figureOf(picture: Picture, document: SourceDocument): RootContent {
  const { caption } = picture;
  const passage = picture.passage ?? picture.after;
  const attributes = {
    src: picture.file,
    alt: picture.alt,
    ...(caption === undefined ? {} : { caption }),
    source: document.id,
    ...(passage === undefined ? {} : { passage }),
  };
  return {
    type: 'mdxJsxFlowElement',
    name: 'Figure',
    attributes: Object.entries(attributes).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
    children: [],
  };
}
