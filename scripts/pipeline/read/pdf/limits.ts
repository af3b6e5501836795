/**
 * What one PDF may cost. Sized for a 2,000-page report; a file beyond them is read up to the limit, with a message.
 * The time that all of it may take is the reading pool's to limit: a count of pages by the clock would depend on the machine.
 */
export const limits = {
  pages: 2000,
  /** Text runs of the whole file. */
  items: 4_000_000,
  /** Drawing operators of one page; a page beyond it loses its rules and images, not its text. */
  operators: 2_000_000,
  /** Longest wait for one answer of pdf.js, for answers that never come; a page takes seconds on the busiest machine. */
  secondsAnswer: 120,
  /** Pixels of one image; larger ones are left out. */
  imagePixels: 16_000_000,
  images: 300,
} as const;
