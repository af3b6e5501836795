/** A list of twice the length, or long enough for a value at `least`. */
export function larger(ints: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(Math.max(least + 1, ints.length * 2));
  more.set(ints);
  return more;
}
