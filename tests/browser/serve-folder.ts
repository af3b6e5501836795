import { createServer } from 'node:http';
import sirv from 'sirv';

export type Served = {
  /** `http://127.0.0.1:` and a free port, without a slash at its end. */
  readonly address: string;
  /** From now on answers with what stands in the folder now. */
  readonly show: (folder: string) => void;
  readonly close: () => void;
};

/** A server in the test's own process: one that stays the same while the site is built anew. */
export async function serveFolder(): Promise<Served> {
  let serve: ReturnType<typeof sirv> | undefined;
  const server = createServer((request, response) => serve?.(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('The server has no port.');
  return {
    address: `http://127.0.0.1:${at.port}`,
    show: (folder) => {
      serve = sirv(folder);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
