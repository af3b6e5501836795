import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { checkJsonLd } from '../../cite/check-json-ld.ts';
import { checkLinkset } from '../../cite/check-linkset.ts';
import { parseLinkFormat } from '../../cite/parse-link-format.ts';

/** What the HTML standard forbids, by `html-validate`'s preset for it. */
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }));

/** How many of one kind of thing were checked, and what is wrong with them, in lines of file and finding. */
export type Validity = { readonly checked: number; readonly errors: readonly string[] };

/** Every page of a built site, and what machines read of it, each against its own standard. */
export async function validityOf(folder: string): Promise<Readonly<Record<string, Validity>>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const pages = files.filter((name) => name.endsWith('.html'));
  const blocks = pages.flatMap((name) =>
    Array.from(
      read(name).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs),
      ([, json = '']) => [name, json] as const,
    ),
  );
  const json = (check: (document: unknown) => readonly string[]) => (text: string) => check(JSON.parse(text));
  const textsOf = (names: readonly string[]) => names.map((name) => [name, read(name)] as const);
  return {
    HTML: await invalidHtml(folder, pages),
    'JSON-LD (schema.org)': judged(blocks, json(checkJsonLd)),
    'link sets (RFC 9264)': judged(textsOf(files.filter((name) => name.endsWith('linkset.json'))), json(checkLinkset)),
    'TimeMaps (RFC 7089)': judged(textsOf(files.filter((name) => name.endsWith('timemap.link'))), checkTimeMap),
  };
}

function judged(texts: readonly (readonly [string, string])[], check: (text: string) => readonly string[]): Validity {
  const errors = texts.flatMap(([name, text]) => check(text).map((wrong) => `${name} ${wrong}`));
  return { checked: texts.length, errors };
}

async function invalidHtml(folder: string, pages: readonly string[]): Promise<Validity> {
  const errors: string[] = [];
  for (const name of pages) {
    const { results } = await validator.validateFile(join(folder, name));
    for (const { messages } of results)
      errors.push(...messages.map(({ line, column, message }) => `${name}:${line}:${column} ${message}`));
  }
  return { checked: pages.length, errors };
}

/** A TimeMap names its original, itself, and mementos with their days (RFC 7089, 5), in RFC 6690's grammar. */
function checkTimeMap(text: string): readonly string[] {
  const links = parseLinkFormat(text);
  const all = (relation: string) => links.filter(({ rel = '' }) => rel.split(' ').includes(relation));
  const undated = all('memento').filter(({ datetime = '' }) => Number.isNaN(Date.parse(datetime)));
  return [
    ...['original', 'self']
      .filter((relation) => all(relation).length !== 1)
      .map((relation) => `has not one ${relation}`),
    ...(all('memento').length === 0 ? ['has no memento'] : []),
    ...undated.map(({ target }) => `${target} has no day`),
  ];
}
