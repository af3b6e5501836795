/** Which word of an entry stands where, for one entry after the other: a table of places and positions, open addressing. */
export type StandingWords = {
  places: Int32Array;
  positions: Int32Array;
  words: Int32Array;
  /** The entry at which a slot was last filled, counted: all others are free. */
  turns: Int32Array;
  turn: number;
};

export function createStanding(): StandingWords {
  return { ...slots(1024), turn: 0 };
}

function slots(size: number) {
  const ints = () => new Int32Array(size);
  return { places: ints(), positions: ints(), words: ints(), turns: ints() };
}

/** Forgets the entry before; of the next, no more than so many words will stand. */
export function nextEntry(standing: StandingWords, words: number): void {
  let size = standing.places.length;
  while (size < words * 2) size *= 2;
  if (size > standing.places.length) Object.assign(standing, slots(size));
  standing.turn++;
}

export type Spot = { readonly place: number; readonly position: number };

export function stand(standing: StandingWords, { place, position }: Spot, word: number): void {
  const slot = slotOf(standing, place, position);
  standing.places[slot] = place;
  standing.positions[slot] = position;
  standing.words[slot] = word;
  standing.turns[slot] = standing.turn;
}

/** -1 where none of them stands. */
export function standingAt(standing: StandingWords, { place, position }: Spot): number {
  const slot = slotOf(standing, place, position);
  return standing.turns[slot] === standing.turn ? (standing.words[slot] ?? -1) : -1;
}

function slotOf({ places, positions, turns, turn }: StandingWords, place: number, position: number): number {
  const last = places.length - 1;
  let slot = (Math.imul(place, 0x9e3779b1) + position) & last;
  while (turns[slot] === turn && (places[slot] !== place || positions[slot] !== position)) slot = (slot + 1) & last;
  return slot;
}
