import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

/** A checkout in small, at a path that shells and URLs trip over; its one dependency is beside it. */
let checkout: string;
let parent: string;

const cli = `const [command, code] = process.argv.slice(2);
if (command === 'exit') process.exit(Number(code));
if (command === 'say') console.log(JSON.stringify(process.argv.slice(3)));
if (command === 'flags') console.log(process.execArgv.join(' '));
if (command === 'wait') { process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('ready'); }
if (command === 'die') process.kill(process.pid, 'SIGKILL');
`;

before(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sourcebook-setup-'));
  checkout = join(parent, 'my книга & co');
  await mkdir(join(checkout, 'scripts'), { recursive: true });
  await mkdir(join(checkout, 'beside'));
  await cp(new URL('../../scripts/setup.mjs', import.meta.url), join(checkout, 'scripts', 'setup.mjs'));
  await writeFile(join(checkout, 'scripts', 'cli.ts'), cli);
  const manifest = { name: 'x', version: '1.0.0', dependencies: { beside: 'file:beside' } };
  const packages = {
    '': manifest,
    beside: { version: '1.0.0' },
    'node_modules/beside': { resolved: 'beside', link: true },
  };
  await writeFile(join(checkout, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(checkout, 'beside', 'package.json'), JSON.stringify({ name: 'beside', version: '1.0.0' }));
  await writeFile(join(checkout, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
});

after(() => rm(parent, { recursive: true, force: true }));

function setup(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(checkout, 'scripts', 'setup.mjs'), ...words], {
    encoding: 'utf8',
    cwd: parent,
  });
}

describe('set-up', () => {
  it('installs the dependencies once, on stderr, and again when the lockfile has changed', async () => {
    const first = setup('say', 'a b', 'ключ', '$HOME');
    assert.equal(first.stdout, '["a b","ключ","$HOME"]\n', first.stderr);
    assert.match(first.stderr, /Installing dependencies/);
    const second = setup('say');
    assert.deepEqual([second.status, second.stdout, second.stderr], [0, '[]\n', '']);
    const lock = join(checkout, 'package-lock.json');
    await writeFile(lock, `${await readFile(lock, 'utf8')}\n`);
    assert.match(setup('say').stderr, /Installing dependencies/);
  });

  it('starts the command with as much memory for new objects as serves it best', () => {
    assert.equal(setup('flags').stdout, '--max-semi-space-size=16\n');
  });

  it('installs again when node_modules is missing', async () => {
    await rm(join(checkout, 'node_modules'), { recursive: true });
    assert.match(setup('say').stderr, /Installing dependencies/);
  });

  it('takes over from a set-up that died', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await writeFile(join(checkout, '.sourcebook', 'setup.lock'), String(pid));
    assert.equal(setup('exit', '0').status, 0);
  });

  it('passes the exit code on, also of a command that was killed', () => {
    assert.equal(setup('exit', '2').status, 2);
    assert.equal(setup('die').status, 137);
  });

  it('passes a request to end on to the command', async () => {
    const child = spawn(process.execPath, [join(checkout, 'scripts', 'setup.mjs'), 'wait'], { stdio: 'pipe' });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [7, null]);
  });

  it('says what failed where npm cannot install, and runs nothing', async () => {
    const lock = join(checkout, 'package-lock.json');
    const text = await readFile(lock, 'utf8');
    await writeFile(lock, '{ "lockfileVersion": 3, "packages": {} }');
    const { status, stdout, stderr } = setup('say');
    await writeFile(lock, text);
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /npm could not finish installing dependencies/);
    assert.doesNotMatch(stderr, /setup\.mjs:\d/);
  });
});
