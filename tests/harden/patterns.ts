import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { listFiles } from '../../scripts/files.ts';
import { root } from '../../scripts/root.ts';

/** A regular expression of the project, as it is written: `/a+/u`. */
export type Pattern = { readonly literal: string; readonly at: string };

/** Every regular expression that `src` and `scripts` write out, in the order of files and lines. */
export async function patternsOfTheProject(): Promise<readonly Pattern[]> {
  const paths = (await Promise.all(['src', 'scripts'].map((folder) => listFiles(root, folder)))).flat();
  return paths
    .filter((path) => /\.(?:ts|mjs|astro)$/.test(path))
    .flatMap((path) => patternsIn(path, readFileSync(join(root, path), 'utf8')));
}

/** The regular expressions in the text of one file; of a page, those above its markup. */
export function patternsIn(path: string, text: string): readonly Pattern[] {
  const code = path.endsWith('.astro') ? (/^---\n[\s\S]*?\n---/.exec(text)?.[0].replaceAll('---', '   ') ?? '') : text;
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    const line = () => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    if (ts.isRegularExpressionLiteral(node)) found.push({ literal: node.text, at: `${path}:${line()}` });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Whether nothing in a pattern may repeat without end: what it does at one place is bounded, whatever the input. */
export function isBounded(literal: string): boolean {
  const bare = literal.replace(/\\[\s\S]/g, '').replace(/\[[^\]]*\]/g, '');
  return !/[*+]|\{\d+,\}/.test(bare);
}
