import { keyOf, type LedgerEvent, subjectSchema } from './ledger.ts';
import { type LedgerState, replay, type Standing } from './replay.ts';

/** How a line of ours begins: subject and id are read without parsing it. */
const HEAD = /^\{"event":"[a-z]+","subject":"([a-z]+)","id":"([^"\\]+)",/;

/**
 * State of a ledger of which each line is known to be an event. What it says of one subject is replayed when that is
 * asked for, as few are after an edit; all of it where somebody looks through all. Undefined where a line is written
 * otherwise than by us.
 */
export function soundLedger(text: string): LedgerState | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  const byKey = new Map<string, string[]>();
  for (const line of lines) {
    const key = keyIn(line);
    if (key === undefined) return undefined;
    const others = byKey.get(key);
    if (others === undefined) byKey.set(key, [line]);
    else others.push(line);
  }
  let known: LedgerState | undefined;
  const whole = () => {
    known ??= replay(lines.map(eventOf));
    return known;
  };
  const standingOf = (key: string): Standing | undefined =>
    (known ?? replay((byKey.get(key) ?? []).map(eventOf))).standings.get(key);
  return {
    standings: new MapOnDemand(standingOf, () => whole().standings),
    permalinks: new MapOnDemand(
      (key) => standingOf(key)?.permalink,
      () => whole().permalinks,
    ),
    get problems() {
      return whole().problems;
    },
  };
}

function keyIn(line: string): string | undefined {
  const [, word, id = ''] = HEAD.exec(line) ?? [];
  const subject = subjectSchema.options.find((one) => one === word);
  return subject && keyOf(subject, id);
}

function eventOf(line: string): LedgerEvent {
  return JSON.parse(line);
}

/** A map of which single values are found without the others. */
class MapOnDemand<V> implements ReadonlyMap<string, V> {
  readonly get: (key: string) => V | undefined;
  readonly #all: () => ReadonlyMap<string, V>;

  constructor(get: (key: string) => V | undefined, all: () => ReadonlyMap<string, V>) {
    this.get = get;
    this.#all = all;
  }

  get size() {
    return this.#all().size;
  }
  has(key: string) {
    return this.get(key) !== undefined;
  }
  entries() {
    return this.#all().entries();
  }
  keys() {
    return this.#all().keys();
  }
  values() {
    return this.#all().values();
  }
  forEach(tell: (value: V, key: string, map: ReadonlyMap<string, V>) => void) {
    this.#all().forEach(tell);
  }
  [Symbol.iterator]() {
    return this.#all()[Symbol.iterator]();
  }
}
