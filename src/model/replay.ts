import { group } from './group.ts';
import { keyOf, type LedgerEvent, type Subject } from './ledger.ts';
import { compareText } from './message.ts';

export type Version = {
  readonly version: number;
  readonly hash: string;
  readonly text: string;
  readonly permalink: string;
  readonly date: string;
  /** State of the entry's fragments: see `fragment-ledger.ts`. */
  readonly fragments: number | undefined;
};

/** How a thing came to its end, as the ledger last says. */
export type Ending = Extract<LedgerEvent, { event: 'merged' | 'split' | 'withdrawn' | 'removed' }>;

/** One entry, source or tag: where it stands, where it stood, and whether it still does. */
export type Standing = {
  readonly subject: Subject;
  readonly id: string;
  readonly permalink: string;
  /** Addresses it had before, oldest first. */
  readonly formers: readonly { readonly permalink: string; readonly reason: string }[];
  readonly end: Ending | undefined;
  readonly versions: readonly Version[];
  /** Number of its last event. */
  readonly last: number;
};

/** What is wrong with the record itself. */
export type LedgerProblem = {
  readonly rule: 'ledger-branches-disagree' | 'ledger-line-missing' | 'permalink-taken';
  readonly key: string;
  readonly reason: string;
};

/** The ledger replayed: what stands where today. */
export type LedgerState = {
  /** `entry:ai-act` → `entries/ai-act/` */
  readonly permalinks: ReadonlyMap<string, string>;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly problems: readonly LedgerProblem[];
};

const numberOf = (event: LedgerEvent): number => event.n ?? 1;

/** Events in any order → state; the number in each event decides, not the line it stands on. */
export function replay(events: readonly LedgerEvent[]): LedgerState {
  const bySubject = [...group(events.map((event) => [keyOf(event.subject, event.id), event] as const))];
  const standings = new Map<string, Standing>();
  const problems: LedgerProblem[] = [];
  for (const [key, events] of bySubject.sort(([a], [b]) => compareText(a, b))) {
    const own = events.length === 1 ? events : inOrder(events);
    problems.push(...problemsOf(key, own));
    const standing = standingOf(own);
    if (standing !== undefined) standings.set(key, standing);
  }
  return {
    permalinks: new Map([...standings].map(([key, { permalink }]) => [key, permalink])),
    standings,
    problems: [...problems, ...takenTwice(standings)],
  };
}

/** Events of one subject by their numbers, each once: union keeps a line twice where both branches added it. */
function inOrder(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
  const byText = new Map(events.map((event) => [textOf(event), event]));
  return [...byText]
    .sort(([a, one], [b, other]) => numberOf(one) - numberOf(other) || compareText(a, b))
    .map(([, event]) => event);
}

/** The same for one event in whatever order its values stand: those of a line that is checked come in that of the schema. */
function textOf({ event, subject, id, n, sum, ...own }: LedgerEvent): string {
  return JSON.stringify([{ event, subject, id, n, sum }, Object.entries(own).sort(([a], [b]) => compareText(a, b))]);
}

/** Events of one subject, in order. Nothing where none of them gives an address. */
function standingOf(events: readonly LedgerEvent[]): Standing | undefined {
  const at: { permalink?: string } = {};
  const formers = new Map<string, string>();
  const versions = new Map<number, Version>();
  let end: Ending | undefined;
  const move = (to: string, reason: string): void => {
    if (at.permalink !== undefined && at.permalink !== to) formers.set(at.permalink, reason);
    formers.delete(to);
    at.permalink = to;
  };
  for (const event of events) {
    switch (event.event) {
      case 'published':
        if (at.permalink === undefined) move(event.permalink, '');
        else if (at.permalink !== event.permalink) formers.set(event.permalink, 'It was given two addresses.');
        break;
      case 'renamed':
        move(event.permalink, event.reason);
        break;
      case 'frozen':
        if (!versions.has(event.version)) {
          const { version, hash, text, date, fragments } = event;
          versions.set(version, { version, hash, text, permalink: event.permalink, date, fragments });
        }
        break;
      case 'restored':
        end = undefined;
        break;
      default:
        end = event;
    }
  }
  const [first] = events;
  const { permalink } = at;
  if (permalink === undefined || first === undefined) return undefined;
  return {
    subject: first.subject,
    id: first.id,
    permalink,
    formers: [...formers].map(([address, reason]) => ({ permalink: address, reason })),
    end,
    versions: [...versions.values()].sort((a, b) => a.version - b.version),
    last: Math.max(...events.map(numberOf)),
  };
}

function problemsOf(key: string, events: readonly LedgerEvent[]): LedgerProblem[] {
  const [first] = events;
  // Of nearly all, the ledger says one thing.
  if (events.length === 1 && first !== undefined && numberOf(first) === 1) return [];
  const numbers = events.filter(({ event }) => event !== 'published').map(numberOf);
  const last = Math.max(...events.map(numberOf));
  const problems: LedgerProblem[] = [];
  // A later event has settled an earlier disagreement.
  if (numbers.filter((n) => n === last).length > 1) {
    const names = events.filter((event) => numberOf(event) === last).map(({ event }) => event);
    const reason = `Two branches each wrote event ${last} of \`${key}\` (${names.join(', ')}).`;
    problems.push({ rule: 'ledger-branches-disagree', key, reason });
  }
  const known = new Set(events.map(numberOf));
  const lost = Array.from({ length: last }, (_, at) => at + 1).filter((n) => !known.has(n));
  if (lost.length > 0) {
    const reason = `Event ${lost.join(', ')} of \`${key}\` is missing, though later ones stand.`;
    problems.push({ rule: 'ledger-line-missing', key, reason });
  }
  return problems;
}

/** An address, present or former, belongs to one subject for ever. */
function takenTwice(standings: ReadonlyMap<string, Standing>): LedgerProblem[] {
  const owners = new Map<string, string>();
  const problems: LedgerProblem[] = [];
  const claim = (address: string, key: string): void => {
    const owner = owners.get(address);
    owners.set(address, owner ?? key);
    if (owner === undefined) return;
    const reason = `The address \`${address}\` is claimed by \`${owner}\` and by \`${key}\`.`;
    problems.push({ rule: 'permalink-taken', key, reason });
  };
  for (const [key, { permalink, formers }] of standings) {
    claim(permalink, key);
    for (const former of formers) claim(former.permalink, key);
  }
  return problems;
}
