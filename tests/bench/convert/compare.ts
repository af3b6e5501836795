import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endingOf } from '../../../scripts/pipeline/read/index.ts';
import { readDocument } from '../../../scripts/pipeline/read-document.ts';
import { mixedFiles } from './mixed-files.ts';

/**
 * Two states of the readers in one process, in turns over the same documents, so that a busy machine is as busy for both:
 * `compare.ts OTHER DATA COUNT ENDING [PASSES]`, where OTHER is another checkout with packages of its own (not a link to
 * these: what is made quicker in a library would be quicker for both). Milliseconds of this thread's own processor time.
 */
const [other = '', data = '', count = '', ending = 'html', passes = '4'] = process.argv.slice(2);
const { readDocument: before }: { readDocument: typeof readDocument } = await import(
  pathToFileURL(resolve(other, 'scripts/pipeline/read-document.ts')).href
);
const files = mixedFiles(data, Number(count))
  .filter(({ path }) => endingOf(path) === ending)
  .map(({ path, bytes }) => ({ path, bytes: bytes() }));

async function cost(read: typeof readDocument, file: (typeof files)[number]): Promise<number> {
  const from = process.threadCpuUsage();
  await read({ ...file, content: '/nowhere', show: 'excerpts' });
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1000;
}

for (let pass = 0; pass < Number(passes); pass += 1) {
  let [theirs, ours] = [0, 0];
  for (const [at, file] of files.entries()) {
    if ((at + pass) % 2 === 0) theirs += await cost(before, file);
    ours += await cost(readDocument, file);
    if ((at + pass) % 2 === 1) theirs += await cost(before, file);
  }
  const each = (sum: number) => (sum / files.length).toFixed(1);
  console.log(
    `pass ${pass + 1}: other ${each(theirs)} ms, this ${each(ours)} ms a document, ${(ours / theirs).toFixed(3)}`,
  );
}
