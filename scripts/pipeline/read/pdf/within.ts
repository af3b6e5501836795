/** Thrown when pdf.js does not answer in time; `readPdf` turns it into a message. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** The promise's value, or `TooSlow` after so many seconds. */
export async function within<T>(work: Promise<T>, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`no answer within ${seconds} seconds`)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
