import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { root } from './root.ts';
import { tell } from './terminal.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;

/** Installing is tried for at most this many milliseconds a step. */
const PATIENCE = 10 * 60_000;

/** A browser for the tests: one that is there, else one that is installed. Undefined where neither can be. */
export function ensureBrowser(): string | undefined {
  const told = process.env['PLAYWRIGHT_CHROMIUM_PATH'];
  if (told !== undefined && !(existsSync(told) && starts(told))) {
    tell(`PLAYWRIGHT_CHROMIUM_PATH is ${told}, which is not a browser that starts: looking for another.`);
  }
  return findBrowser() ?? installFromPlaywright() ?? installFromDebian();
}

export const browserAdvice =
  'No browser was found and none could be installed: install Chromium or Chrome, ' +
  'or set PLAYWRIGHT_CHROMIUM_PATH to the program of one, and run the tests again.';

/** The first Chromium or Chrome that is there and starts; absolute path. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return candidates(env).find((path) => existsSync(path) && starts(path));
}

/** Starts the browser of tests and measurements, with further words to its command line. */
export function launchBrowser(...args: readonly string[]): Promise<Browser> {
  const executablePath = ensureBrowser();
  // To the root of a system Chromium gives no sandbox.
  const chromiumSandbox = process.getuid?.() !== 0;
  return chromium.launch({
    args: [...args],
    chromiumSandbox,
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  const told = env['PLAYWRIGHT_CHROMIUM_PATH'];
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const usual = {
    darwin: ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap((folder) => [
      join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
    ]),
    win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
      const folder = env[name];
      return folder === undefined ? [] : [join(folder, 'Google\\Chrome\\Application\\chrome.exe')];
    }),
  };
  const places = process.platform === 'darwin' || process.platform === 'win32' ? usual[process.platform] : onPath;
  return [...(told === undefined ? [] : [told]), ...places, chromium.executablePath()];
}

/** On Ubuntu `chromium-browser` may be a note that the browser is elsewhere; Chrome on Windows opens a window. */
function starts(path: string): boolean {
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 60_000 }).status === 0;
}

/** The browser first and its libraries after: where it cannot be fetched, nothing else is installed in vain. */
function installFromPlaywright(): string | undefined {
  tell('Getting a browser for the tests (once) …');
  const cli = join(root, 'node_modules', 'playwright', 'cli.js');
  if (!runs(process.execPath, [cli, 'install', 'chromium'])) return undefined;
  const path = chromium.executablePath();
  if (process.platform === 'linux' && !starts(path)) runs(process.execPath, [cli, 'install-deps', 'chromium']);
  return existsSync(path) && starts(path) ? path : undefined;
}

function installFromDebian(): string | undefined {
  const root = process.getuid?.() === 0;
  const prefix = root ? [] : ['sudo', '-n'];
  if (process.platform !== 'linux' || !runs('apt-get', ['--version'])) return undefined;
  if (!root && !runs('sudo', ['-n', 'true'])) return undefined;
  tell('Installing Chromium with apt-get (once) …');
  const apt = (...args: string[]): boolean => {
    const [program = 'apt-get', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return runs(program, rest);
  };
  apt('update', '-q');
  apt('install', '-y', '-q', '--no-install-recommends', 'chromium');
  return findBrowser();
}

/** Runs a program quietly; one line says why it failed. */
function runs(program: string, args: readonly string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout: PATIENCE });
  if (status === 0) return true;
  const lines = `${stdout ?? ''}\n${stderr ?? ''}\n${error?.message ?? ''}`.trim().split('\n');
  const reason = lines.find((line) => /^(error|e:)/i.test(line.trim())) ?? lines.at(-1);
  tell(`  ${basename(program)} ${args.slice(-2).join(' ')} did not succeed: ${reason?.trim()}`);
  return false;
}
