import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Serves a folder on this machine; ends with `stop`. */
export type Host = { readonly name: string; readonly address: string; readonly stop: () => void };

/** nginx as its Debian package comes, with nothing set but the folder and the page for what is not there. */
export async function startNginx(folder: string, work: string): Promise<Host> {
  const port = await freePort();
  await mkdir(work, { recursive: true });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/t;`);
  const lines = [
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    `daemon off; pid ${work}/pid; error_log ${work}/error.log; worker_processes 2;`,
    'events { worker_connections 1024; }',
    `http { include /etc/nginx/mime.types; access_log off; ${temporary.join(' ')}`,
    `  server { listen 127.0.0.1:${port}; root ${folder}; error_page 404 /404.html; } }`,
  ];
  await writeFile(join(work, 'nginx.conf'), lines.join('\n'));
  return started('nginx', port, spawn('nginx', ['-c', join(work, 'nginx.conf')], { stdio: 'ignore' }));
}

/** `npx serve`, the version that these figures are of. */
export async function startServe(folder: string): Promise<Host> {
  const port = await freePort();
  const words = ['--yes', 'serve@14.2.7', '--no-clipboard', '--no-port-switching', '-l', `tcp://127.0.0.1:${port}`];
  return started('npx serve', port, spawn('npx', [...words, folder], { stdio: 'ignore', detached: true }));
}

async function started(name: string, port: number, child: ChildProcess): Promise<Host> {
  const address = `http://127.0.0.1:${port}/`;
  // What npx starts is a child of its own: the group ends, and nothing else.
  const stop = () => void (child.spawnargs[0] === 'npx' ? process.kill(-(child.pid ?? 0)) : child.kill());
  for (let tries = 0; tries < 150; tries++) {
    const answered = await fetch(address).catch(() => undefined);
    if (answered !== undefined) return { name, address, stop };
    if (child.exitCode !== null) break;
    await new Promise((done) => setTimeout(done, 400));
  }
  throw new Error(`${name} does not answer`);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const place = server.address();
      server.close(() => done(typeof place === 'object' && place !== null ? place.port : 0));
    });
  });
}
