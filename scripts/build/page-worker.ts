import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { EntryView } from '../../src/data/views.ts';
import type { Known, Said, Setup, Told } from './page-thread.ts';
import type { AskedPage } from './site-part.ts';

/** A thread that makes pages of entries, and the files beside them: see `shareParts`. */
const { handedOver, handOver, startReading } = await import('../../src/data/handed-over.ts');
const { filesBeside } = await import('../../src/loader/beside-entries.ts');
const { pageRenderer } = await import('./page-parts.ts');
const { putFiles } = await import('./put-files.ts');
const { writerInto } = await import('./publish-folder.ts');

const { compiled, site, incoming }: Setup = workerData;
const put = writerInto(incoming);

/** A site of no entries: its lists of pages are soon made, and the props of each page are told with it. */
const NOTHING = { pictures: [], entries: [], names: [], linked: [], sources: [], tags: [], search: [], chronology: [] };
handOver({ ...NOTHING, ...site, changes: [], paths: [], formers: [], versioned: [], digest: '', folder: '' });
const render = await pageRenderer(compiled, site.place.base);
// A thread is ended, and would keep nothing.
flushCompileCache();
handOver(onlyKnown(site) as ReturnType<typeof handedOver>);

let before: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (told: Told) => {
  // One thing is made at a time: what it reads is noted.
  before = before.then(async () => {
    const said: Said[number][] = [];
    for (const { view, asked } of told)
      for (const { number, page } of asked) said.push([number, await make(view, page)]);
    parentPort?.postMessage(said satisfies Said);
  });
});

async function make(view: EntryView, page?: AskedPage & { readonly props: object }): Promise<Said[number][1]> {
  const reads = startReading();
  try {
    const files =
      page === undefined
        ? filesBeside(view, handedOver())
        : [[page.name, await render(page, { ...page.props, view })] as const];
    return { files: await putFiles(files, { put }), reads: [...reads].sort() };
  } catch {
    // It is made where the whole site is known, and if that fails too, the error is said there.
    return undefined;
  }
}

function onlyKnown(known: Known): Known {
  return new Proxy(known, {
    get(target, name) {
      if (!(name in target)) throw new Error(`a thread does not know the ${String(name)} of the site`);
      return Reflect.get(target, name);
    },
  });
}
