import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

/** What the HTML standard forbids, by `html-validate`'s preset for it. */
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }));

/** Errors in all pages of a built site, in lines of file, place and what is wrong. */
export async function invalidHtml(
  folder: string,
): Promise<{ readonly pages: number; readonly errors: readonly string[] }> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  const errors: string[] = [];
  for (const name of files.sort()) {
    const { results } = await validator.validateFile(join(folder, name));
    for (const { messages } of results)
      errors.push(...messages.map(({ line, column, message }) => `${name}:${line}:${column} ${message}`));
  }
  return { pages: files.length, errors };
}
