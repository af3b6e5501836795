import type { FormerPage, Target } from '../data/views.ts';
import { keyOf } from '../model/ledger.ts';
import type { LedgerState, Standing } from '../model/replay.ts';

/** Where a chain of endings leads: things that stand today, or explanations that stand for good. */
export type Route = { readonly ids: readonly string[]; readonly loop: boolean; readonly lost: readonly string[] };

/** Does the entry's own page stand, as far as the ledger says? */
export function isEnded({ id, end }: Standing): boolean {
  if (end === undefined || end.event === 'withdrawn') return false;
  return end.event !== 'split' || !end.into.includes(id);
}

/** Follows merged, split and removed entries to where their readers belong. */
export function routeOf(state: LedgerState, standing: Standing): Route {
  const ids: string[] = [];
  const lost: string[] = [];
  let loop = false;
  const walk = (at: Standing, above: ReadonlySet<string>): void => {
    const next = isEnded(at) ? nextOf(at) : [];
    if (next.length === 0 && at !== standing && !ids.includes(at.id)) ids.push(at.id);
    for (const id of next) {
      const other = state.standings.get(keyOf('entry', id));
      if (above.has(id)) loop = true;
      else if (other === undefined) lost.push(id);
      else walk(other, new Set([...above, id]));
    }
  };
  walk(standing, new Set([standing.id]));
  return { ids, loop, lost };
}

function nextOf({ end }: Standing): readonly string[] {
  switch (end?.event) {
    case 'merged':
      return [end.into];
    case 'split':
      return end.into;
    case 'removed':
      return end.to === undefined ? [] : [end.to];
    default:
      return [];
  }
}

/** Every address that no longer has a page of its own, and what answers there. `titles`: of what stands today, by key. */
export function formerPages(state: LedgerState, titles: ReadonlyMap<string, string>): readonly FormerPage[] {
  return [...state.standings].flatMap(([key, standing]) => {
    const { permalink, formers, id } = standing;
    if (titles.has(key) && !isEnded(standing)) {
      const targets = [{ title: titles.get(key) ?? id, permalink }];
      return formers.map(
        (former): FormerPage => ({
          ...former,
          title: targets[0]?.title ?? id,
          event: 'renamed',
          targets,
          fragments: {},
        }),
      );
    }
    const ended = endedPage(state, { standing, titles });
    return [permalink, ...formers.map((former) => former.permalink)].map((address) => ({
      ...ended,
      permalink: address,
    }));
  });
}

type EndedPage = Omit<FormerPage, 'permalink'>;

function endedPage(
  state: LedgerState,
  { standing, titles }: { standing: Standing; titles: ReadonlyMap<string, string> },
): EndedPage {
  const { end, id } = standing;
  const target = (other: string): Target => {
    const key = keyOf('entry', other);
    return { title: titles.get(key) ?? other, permalink: state.permalinks.get(key) ?? '' };
  };
  const targets = routeOf(state, standing).ids.map(target);
  const base: EndedPage = { title: id, event: 'gone', reason: '', targets, fragments: {} };
  if (end === undefined || end.event === 'withdrawn') return base;
  const fragments: Record<string, string> = {};
  if (end.event === 'merged') {
    const into = target(end.into).permalink;
    for (const [from, to] of Object.entries(end.fragments ?? {})) fragments[from] = `${into}#${to}`;
  }
  if (end.event === 'split') {
    for (const [from, to] of Object.entries(end.fragments ?? {})) fragments[from] = `${target(to).permalink}#${from}`;
  }
  return { ...base, title: end.title ?? id, event: end.event, reason: end.reason, fragments };
}
