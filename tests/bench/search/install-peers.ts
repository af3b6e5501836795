import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type InstalledPeers = {
  /** A module by its path in `node_modules`. */
  readonly load: (path: string) => Promise<unknown>;
  readonly remove: () => void;
};

/** Packages from npm in a temporary folder: they are measured beside ours and are no dependencies. */
export function installPeers(packages: readonly string[]): InstalledPeers {
  const folder = mkdtempSync(join(tmpdir(), 'search-peers-'));
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, ...packages], {
    stdio: 'ignore',
  });
  return {
    load: (path) => import(pathToFileURL(join(folder, 'node_modules', path)).href),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
