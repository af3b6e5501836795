import type { NamedLink } from '../../link/wiki-links.ts';
import type { Message } from '../../model/message.ts';
import type { LedgerState, Standing } from '../../model/replay.ts';
import { isEnded, routeOf } from './former-pages.ts';

/** What an entry that has ended left behind: where its readers are sent. */
export type Followed = { readonly id: string; readonly event: string; readonly to: readonly string[] };

/** Ids and titles of entries that have ended → where the ledger leads; what they were called is nobody else's. */
export function followedNames(state: LedgerState): ReadonlyMap<string, Followed> {
  const names = new Map<string, Followed>();
  const ended = [...state.standings.values()].filter((one) => one.subject === 'entry' && isEnded(one));
  for (const standing of ended) {
    const followed = { id: standing.id, event: standing.end?.event ?? '', to: routeOf(state, standing).ids };
    for (const name of [titleOf(standing), standing.id]) if (name !== undefined) names.set(name, followed);
  }
  return names;
}

function titleOf({ end }: Standing): string | undefined {
  return end !== undefined && 'title' in end ? end.title : undefined;
}

/** The one entry that a name of an ended entry leads to. */
export function followName(names: ReadonlyMap<string, Followed>, name: string): string | undefined {
  const to = names.get(name)?.to ?? [];
  return to.length === 1 ? to[0] : undefined;
}

type Naming = {
  readonly path: string;
  readonly way: 'wiki' | 'term' | 'related';
  /** The entry that stands and bears the name. */
  readonly direct: (name: string) => string | undefined;
  /** Asked for only where a name is nobody's now: to know them, all of the ledger is looked through. */
  readonly followed: () => ReadonlyMap<string, Followed>;
};

const lostRules = { wiki: 'wiki-link-lost', term: 'term-lost', related: 'related-lost' } as const;
const lostAdvice = {
  wiki: 'Correct the name, or add it to the labels of the entry that is meant.',
  term: 'Correct the id, or write the word without `<Term>`.',
  related: 'Correct the id, or take it out of `related`.',
} as const;

/** Names that lead nowhere, and names that lead on only because the ledger says what became of their entry. */
export function nameMessages(links: readonly NamedLink[], { path, way, direct, followed }: Naming): readonly Message[] {
  return links.flatMap(({ name, id, line }): Message[] => {
    if (id !== undefined && direct(name) !== undefined) return [];
    const place = { path, ...(line === undefined ? {} : { line }) };
    const ended = followed().get(name);
    if (id === undefined) {
      const reason = way === 'wiki' ? `No entry is called \`${name}\`.` : `There is no entry \`${name}\`.`;
      const advice = ended === undefined ? lostAdvice[way] : adviceFor(ended);
      return [{ rule: lostRules[way], severity: 'error', ...place, reason, advice }];
    }
    if (ended === undefined) return [];
    const reason = `The entry \`${ended.id}\` was ${ended.event}: \`${name}\` leads to \`${id}\` now.`;
    return [{ rule: 'link-followed', severity: 'info', ...place, reason, advice: `Write \`${id}\` in its place.` }];
  });
}

function adviceFor({ id, event, to }: Followed): string {
  const instead = to.length === 0 ? 'take the link out' : `link ${to.map((one) => `\`${one}\``).join(' or ')}`;
  return `The entry \`${id}\` was ${event}: ${instead}.`;
}
