import { resolve } from 'node:path';
import { siteAtAddress, siteInFolder, verifySite } from '../build/publish/verify-site.ts';
import type { ExitCode, Settings } from '../command-line.ts';
import { showProgress } from '../show-progress.ts';
import { say, showMessages } from '../terminal.ts';

/** Whether a site holds just what was built: each file by its SHA-256. */
export async function verify({ names: [where = ''], from }: Settings): Promise<ExitCode> {
  const site = /^https?:/.test(where) ? siteAtAddress(where) : siteInFolder(resolve(from, where));
  const progress = showProgress();
  try {
    const { manifest, messages } = await verifySite(site, (done, total) =>
      progress.update({ stage: 'verifying', done, total }),
    );
    progress.stop();
    const count = Object.keys(manifest.files).length;
    say(`${site.name}: ${count} files, built by ${manifest.generator}, content ${manifest.content}`);
    if (messages.length === 0) say('every file is as it was built');
    return showMessages(messages);
  } finally {
    progress.stop();
  }
}
