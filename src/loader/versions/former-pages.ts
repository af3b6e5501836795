import type { FormerPage, Target } from '../../data/views.ts';
import type { FragmentsGiven } from '../../model/fragment-ledger.ts';
import { keyOf } from '../../model/ledger.ts';
import type { LedgerState, Standing } from '../../model/replay.ts';
import { lastVersionWith, versionAddress } from './last-version.ts';

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

/** What stands today: titles by the ledger's key, and the fragments of each entry. */
export type Present = {
  readonly titles: ReadonlyMap<string, string>;
  readonly fragments: Pick<FragmentsGiven, 'get'>;
};

/** Every address that no longer has a page of its own, and what answers there. */
export function formerPages(state: LedgerState, present: Present): readonly FormerPage[] {
  const { titles } = present;
  return [...state.standings].flatMap(([key, standing]) => {
    const { permalink, formers, id } = standing;
    if (titles.has(key) && !isEnded(standing)) {
      const title = titles.get(key) ?? id;
      const moved = { title, event: 'renamed', targets: [{ title, permalink }], carries: true, fragments: {} } as const;
      return formers.map((former): FormerPage => ({ ...former, ...moved }));
    }
    const ended = endedPage(state, { standing, present });
    return [permalink, ...formers.map((former) => former.permalink)].map((address) => ({
      ...ended,
      permalink: address,
    }));
  });
}

type EndedPage = Omit<FormerPage, 'permalink'>;

function endedPage(
  state: LedgerState,
  { standing, present: { titles, fragments } }: { standing: Standing; present: Present },
): EndedPage {
  const { end, id } = standing;
  const targets = targetsOf(state, { standing, titles });
  const base: EndedPage = { title: id, event: 'gone', reason: '', targets, carries: false, fragments: {} };
  if (end === undefined || end.event === 'withdrawn') return base;
  const given = fragments.get(id);
  const kept = [...(given?.ever.keys() ?? [])].flatMap((fragment) => {
    const version = lastVersionWith(fragment, { standing, given });
    return version === undefined ? [] : [[fragment, versionAddress(version, fragment)] as const];
  });
  const all = { ...Object.fromEntries(kept), ...movedFragments(state, standing) };
  return { ...base, title: end.title ?? id, event: end.event, reason: end.reason, fragments: all };
}

/** What readers of an ended entry are sent to. */
export function targetsOf(
  state: LedgerState,
  { standing, titles }: { standing: Standing; titles: Present['titles'] },
): readonly Target[] {
  return routeOf(state, standing).ids.map((id) => {
    const key = keyOf('entry', id);
    return { title: titles.get(key) ?? id, permalink: state.permalinks.get(key) ?? '' };
  });
}

/** Fragments whose passage is told by another entry now → its permalink, with its fragment there. */
export function movedFragments(state: LedgerState, { end }: Standing): Readonly<Record<string, string>> {
  const permalink = (id: string) => state.permalinks.get(keyOf('entry', id)) ?? '';
  if (end?.event === 'merged') {
    const { into } = end;
    return mapped(end.fragments, (_, to) => `${permalink(into)}#${to}`);
  }
  if (end?.event !== 'split') return {};
  return mapped(end.fragments, (from, to) => {
    const [id = '', fragment = from] = to.split('#');
    return `${permalink(id)}#${fragment}`;
  });
}

function mapped(fragments: Readonly<Record<string, string>> = {}, to: (from: string, value: string) => string) {
  return Object.fromEntries(Object.entries(fragments).map(([from, value]) => [from, to(from, value)]));
}
