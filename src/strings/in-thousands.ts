/** A whole number, not negative, with a sign between its thousands: `12,345`. What Node has for it takes 25 ms to begin. */
export function inThousands(n: number, between: ',' | '.'): string {
  if (n < 1000) return String(n);
  return `${inThousands(Math.floor(n / 1000), between)}${between}${String(n % 1000).padStart(3, '0')}`;
}
