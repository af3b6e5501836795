import type { Block } from './blocks.ts';

export const kinNames = [
  'kin',
  'kin words',
  'kin linked',
  'kin vote',
  'kin sentences',
  'like',
  'like words',
  'like linked',
  'like inside',
] as const;

type Sums = { blocks: number; words: number; linked: number; voted: number; sentences: number };
type Group = { items: number; words: number; linked: number };
export type Seen = { readonly voted: readonly boolean[]; readonly sentences: readonly boolean[] };

const log = Math.log1p;

/**
 * Page furniture and lists are made by loops: what a block has in common with its kin (blocks at the same path of
 * elements and classes), and how often the container around it is repeated beside itself.
 */
export function kinSigns(blocks: readonly Block[], seen: Seen): number[][] {
  const paths = blocks.map((block) => pathOf(block.parent));
  const kin = new Map<string, Sums>();
  blocks.forEach((block, at) => {
    const path = paths[at] ?? '';
    const sums = kin.get(path) ?? { blocks: 0, words: 0, linked: 0, voted: 0, sentences: 0 };
    sums.blocks++;
    sums.words += block.words;
    sums.linked += block.linked;
    sums.voted += seen.voted[at] === true ? 1 : 0;
    sums.sentences += seen.sentences[at] === true ? 1 : 0;
    kin.set(path, sums);
  });
  const groups = groupsOf(blocks);
  return blocks.map((block, at) => {
    const sums = kin.get(paths[at] ?? '');
    const count = Math.max(1, sums?.blocks ?? 1);
    const words = Math.max(1, sums?.words ?? 1);
    const shared = [
      log(count),
      log(words / count),
      (sums?.linked ?? 0) / words,
      (sums?.voted ?? 0) / count,
      (sums?.sentences ?? 0) / count,
    ];
    return [...shared, ...likeSigns(block, groups)];
  });
}

function signature(element: Element): string {
  return `${element.localName}.${(element.getAttribute('class') ?? '').split(/\s+/, 2).join('.').replace(/\d+/g, '0')}`;
}

function pathOf(element: Element): string {
  const path: string[] = [];
  for (
    let at: Element | null = element;
    at !== null && at.localName !== 'body' && path.length < 6;
    at = at.parentElement
  )
    path.push(signature(at));
  return path.join('<');
}

function groupsOf(blocks: readonly Block[]): ReadonlyMap<Element, Group> {
  const byKey = new Map<Element, Map<string, Group>>();
  const groups = new Map<Element, Group>();
  for (const block of blocks) {
    for (let at: Element | null = block.parent; at !== null && at.localName !== 'body'; at = at.parentElement) {
      let group = groups.get(at);
      if (group === undefined && at.parentElement !== null) {
        const siblings = byKey.get(at.parentElement) ?? new Map<string, Group>();
        byKey.set(at.parentElement, siblings);
        group = siblings.get(signature(at)) ?? { items: 0, words: 0, linked: 0 };
        group.items++;
        siblings.set(signature(at), group);
        groups.set(at, group);
      }
      if (group !== undefined) {
        group.words += block.words;
        group.linked += block.linked;
      }
    }
  }
  return groups;
}

/** The most repeated container of a block that is more than a paragraph or an item of one line. */
function likeSigns(block: Block, groups: ReadonlyMap<Element, Group>): number[] {
  let best: Group = { items: 1, words: block.words, linked: block.linked };
  let inside = 0;
  let level = 0;
  for (let at: Element | null = block.parent; at !== null && at.localName !== 'body'; at = at.parentElement) {
    const group = groups.get(at);
    const container = at.localName !== 'p' && !/^h[1-6]$/.test(at.localName);
    if (container && group !== undefined && group.items > best.items) {
      best = group;
      inside = level;
    }
    level++;
  }
  return [log(best.items), log(best.words / best.items), best.linked / Math.max(1, best.words), inside / 5];
}
