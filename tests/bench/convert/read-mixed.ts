import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import PostalMime from 'postal-mime';
import { SaxesParser } from 'saxes';
import { extractText } from 'unpdf';
import { decodeHtml } from '../../../scripts/pipeline/read/html/decode-html.ts';
import { endingOf } from '../../../scripts/pipeline/read/index.ts';
import { ReadingPool } from '../../../scripts/pipeline/reading-pool.ts';
import { mixedFiles } from './mixed-files.ts';

/** One way through mixed documents, in a process of its own: `read-mixed.ts WAY DATA COUNT [PEERS]`; prints what it took as JSON. */
const [way = '', data = '', count = '', peers = ''] = process.argv.slice(2);
const files = mixedFiles(data, Number(count));

type Way = { readonly takes: (ending: string) => boolean; readonly read: (path: string, bytes: Uint8Array) => unknown };
const pool = new ReadingPool();
const isPage = (ending: string) => /^x?html?$/.test(ending);

function page(bytes: Uint8Array): unknown {
  return new Readability(parseHTML(decodeHtml(bytes)).document).parse();
}

function members(bytes: Uint8Array): void {
  for (const [name, member] of Object.entries(unzipSync(bytes))) {
    if (!/\.(xml|rels|opf|ncx|xhtml|html)$/.test(name)) continue;
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', () => undefined);
    parser.write(new TextDecoder().decode(member)).close();
    if (/html$/.test(name)) parseHTML(new TextDecoder().decode(member));
  }
}

/** Only the libraries that the readers stand on, told to do what they do: no layout, no choice, no tree of ours. */
const alone: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  htm: page,
  html: page,
  docx: members,
  odt: members,
  epub: members,
  pdf: (bytes) => extractText(new Uint8Array(bytes)),
  md: (bytes) =>
    fromMarkdown(new TextDecoder().decode(bytes), { extensions: [gfm()], mdastExtensions: gfmFromMarkdown() }),
  txt: (bytes) => new TextDecoder().decode(bytes),
  eml: (bytes) => PostalMime.parse(new Uint8Array(bytes)),
  mhtml: (bytes) => PostalMime.parse(new Uint8Array(bytes)),
};

const ways: Readonly<Record<string, Way>> = {
  ours: {
    takes: () => true,
    read: (path, bytes) => pool.readDocument({ path, bytes, content: '/nowhere', show: 'excerpts' }),
  },
  libraries: { takes: (ending) => ending in alone, read: (path, bytes) => alone[endingOf(path)]?.(bytes) },
  readability: { takes: isPage, read: (_, bytes) => page(bytes) },
  mammoth: {
    takes: (ending) => ending === 'docx',
    read: (_, bytes) =>
      createRequire(join(peers, 'package.json'))('mammoth').convertToHtml({ buffer: Buffer.from(bytes) }),
  },
};

const { takes, read } = ways[way] ?? { takes: () => false, read: () => undefined };
const waiting = files.filter(({ path }) => takes(endingOf(path)));
const documents = waiting.length;
const started = performance.now();
let failed = 0;
const work = async () => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    try {
      await read(next.path, next.bytes());
    } catch {
      failed += 1;
    }
  }
};
await Promise.all(way === 'ours' ? Array.from({ length: pool.workers }, work) : [work()]);
const seconds = (performance.now() - started) / 1000;
await pool.close();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const cpu = (userCPUTime + systemCPUTime) / 1e6;
console.log(JSON.stringify({ documents, failed, seconds, cpu, megabytes: maxRSS / 1024 }));
