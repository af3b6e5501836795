import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Load = {
  readonly requests: number;
  readonly a_second: number;
  readonly errors: number;
  readonly p99: string;
};

const READERS = 200;

/** So many readers at once who open one page after another, by `wrk` (Debian package), for these seconds. */
export async function loadHost(paths: readonly string[], { address, work, seconds }: Loading): Promise<Load> {
  const list = paths.map((path) => JSON.stringify(new URL(path, address).pathname)).join(',');
  const script = `local paths = {${list}}\nlocal at = 0\nrequest = function()\n  at = at % #paths + 1\n  return wrk.format("GET", paths[at])\nend\n`;
  const file = join(work, 'pages.lua');
  await writeFile(file, script);
  const words = ['-t2', `-c${READERS}`, `-d${seconds}s`, '--timeout', '10s', '--latency', '-s', file, address];
  const { stdout, status, stderr } = spawnSync('wrk', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`wrk: ${stderr}`);
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const sockets = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ?? [];
  return {
    requests: number(/(\d+) requests in/),
    a_second: Math.round(number(/Requests\/sec:\s+([\d.]+)/)),
    errors: sockets.reduce((sum, count) => sum + Number(count), number(/Non-2xx or 3xx responses: (\d+)/)),
    p99: /^\s+99%\s+(\S+)/m.exec(stdout)?.[1] ?? '',
  };
}

type Loading = { readonly address: string; readonly work: string; readonly seconds: number };
