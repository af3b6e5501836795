const BITS = 11;
const DIGITS = 1 << BITS;

/** Places of numbers from 0 on in their order; equal ones keep theirs. Radix sort from the lowest digit on. */
export function radixOrder(numbers: Int32Array): Int32Array {
  const { length } = numbers;
  let order = new Int32Array(length);
  let other = new Int32Array(length);
  let most = 0;
  for (let at = 0; at < length; at++) {
    order[at] = at;
    most = Math.max(most, numbers[at] ?? 0);
  }
  const ends = new Int32Array(DIGITS);
  for (let shift = 0; shift < 31 && most >>> shift > 0; shift += BITS) {
    ends.fill(0);
    for (let at = 0; at < length; at++) {
      const digit = ((numbers[at] ?? 0) >>> shift) & (DIGITS - 1);
      ends[digit] = (ends[digit] ?? 0) + 1;
    }
    let end = 0;
    for (let digit = 0; digit < DIGITS; digit++) {
      const here = ends[digit] ?? 0;
      ends[digit] = end;
      end += here;
    }
    for (let at = 0; at < length; at++) {
      const one = order[at] ?? 0;
      const digit = ((numbers[one] ?? 0) >>> shift) & (DIGITS - 1);
      const place = ends[digit] ?? 0;
      other[place] = one;
      ends[digit] = place + 1;
    }
    [order, other] = [other, order];
  }
  return order;
}
