import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Settings } from '../../scripts/command-line.ts';
import { add } from '../../scripts/commands/add.ts';
import { fetchSource } from '../../scripts/fetch-source.ts';

let server: Server;
let base: string;
const asked: string[] = [];
const folders: string[] = [];

before(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers['user-agent']}`);
    if (request.url === '/moved') response.writeHead(302, { location: '/news/note.txt' }).end();
    else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (request.url === '/news/note.txt')
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('A note\n\nSome text.\n');
    else if (request.url === '/huge') {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const chunk = Buffer.alloc(1024 * 1024, 97);
      const send = (): void => {
        while (response.write(chunk));
        response.once('drain', send);
      };
      send();
    } else if (request.url === '/trickle') {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const trickle = setInterval(() => response.write('a'), 50);
      response.once('close', () => clearInterval(trickle));
    } else if (request.url !== '/silent') response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function settings(...names: string[]): Settings {
  const content = mkdtempSync(join(tmpdir(), 'sourcebook-add-'));
  folders.push(content);
  return { content, names, from: content, out: '', port: 0, explain: false, json: false };
}

test('a web address is fetched once and kept as a snapshot with day and hash', async () => {
  asked.length = 0;
  const asks = settings(`${base}/moved`);
  assert.equal(await add(asks), 0);
  assert.deepEqual(readdirSync(join(asks.content, 'sources')).sort(), [
    '127-0-0-1-news-note.source.yaml',
    '127-0-0-1-news-note.txt',
  ]);
  const sidecar = readFileSync(join(asks.content, 'sources/127-0-0-1-news-note.source.yaml'), 'utf8');
  assert.match(sidecar, /^url: http:.*\/news\/note\.txt\nretrieved: \d{4}-\d\d-\d\d\nsha256: [0-9a-f]{64}\n$/);
  assert.equal(asked.length, 2);
  assert.match(asked[0] ?? '', /Sourcebook/);
});

test('redirect loops, other schemes, missing pages and huge answers are refused, and nothing is written', async () => {
  await assert.rejects(fetchSource(`${base}/loop`), /redirected more than 5 times/);
  await assert.rejects(fetchSource(`${base}/file`), /not a web address/);
  await assert.rejects(fetchSource(`${base}/huge`), /larger than 50 MB/);
  const asks = settings(`${base}/gone`);
  assert.equal(await add(asks), 1);
  assert.deepEqual(readdirSync(join(asks.content, 'sources')), []);
});

test('a server that says nothing, or a letter now and then for ever, is left in time', async () => {
  for (const path of ['/silent', '/trickle']) {
    const { user } = process.cpuUsage();
    await assert.rejects(fetchSource(`${base}${path}`, 0.5), /was not there as a whole within 0.5 seconds/);
    assert.ok(process.cpuUsage().user - user < 2e6);
  }
});

test('a file is copied, but never over another one', async () => {
  const asks = settings('note.txt');
  writeFileSync(join(asks.content, 'note.txt'), 'A note\n\nSome text.\n');
  assert.equal(await add(asks), 0);
  assert.equal(await add(asks), 0);
  writeFileSync(join(asks.content, 'note.txt'), 'Another note\n\nOther text.\n');
  assert.equal(await add(asks), 1);
  assert.equal(readFileSync(join(asks.content, 'sources/note.txt'), 'utf8'), 'A note\n\nSome text.\n');
});
