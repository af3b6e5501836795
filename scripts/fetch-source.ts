/** A document fetched once from the web. */
export type Fetched = {
  readonly bytes: Uint8Array;
  /** Where the redirects ended. */
  readonly url: string;
  /** Without parameters, lower case: `text/html`. */
  readonly mediaType: string;
};

const MOST_REDIRECTS = 5;
const MOST_BYTES = 50 * 1024 * 1024;
/** For all of it: a server that sends a letter now and then is left too. */
const MOST_SECONDS = 30;
const AGENT = 'Sourcebook/0.1 (static knowledge-base generator; fetches a page once when its user asks for it)';

/** One fetch of a web address, with bounded redirects, size and time. Throws an error that says what went wrong. */
export async function fetchSource(address: string, seconds = MOST_SECONDS): Promise<Fetched> {
  const signal = AbortSignal.timeout(seconds * 1000);
  let url = new URL(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (!/^https?:$/.test(url.protocol)) throw new Error(`${url.href} is not a web address`);
    const response = await orLate(ask(url, signal), { url, signal, seconds });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      url = new URL(location, url);
      continue;
    }
    if (!response.ok) throw new Error(`${url.href} answered ${response.status} ${response.statusText}`.trim());
    const mediaType = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    return { bytes: await orLate(bytesOf(response), { url, signal, seconds }), url: url.href, mediaType };
  }
  throw new Error(`${address} was redirected more than ${MOST_REDIRECTS} times`);
}

/** What comes in time; else an error that says so. */
async function orLate<T>(
  answer: Promise<T>,
  { url, signal, seconds }: { url: URL; signal: AbortSignal; seconds: number },
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw signal.aborted ? new Error(`${url.href} was not there as a whole within ${seconds} seconds`) : error;
  }
}

async function ask(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', signal, headers: { 'user-agent': AGENT, accept: '*/*' } });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Error(`${url.href} cannot be reached: ${cause}`);
  }
}

/** Counted while it arrives: what a server says of its length is not to be trusted. */
async function bytesOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new Error(`${response.url} is larger than ${MOST_BYTES / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
