import { isSeq, parseDocument, stringify } from 'yaml';
import { parseYaml } from '../../../src/model/parse-yaml.ts';
import { vocabularySchema } from '../../../src/model/vocabulary.ts';
import type { Proposal } from './propose-terms.ts';

const HEAD = `# What a person decided about terms, in SKOS words. Where this file and the sources differ, it wins.\n`;
const WIDTH = 110;

/** Proposals as items of the list `terms`, each with its evidence as comments above it. */
export function proposalsText(proposals: readonly Proposal[], indent: string): string {
  return proposals.map((proposal) => itemText(proposal, indent)).join('');
}

function itemText({ decision, evidence }: Proposal, indent: string): string {
  const said = Object.entries(decision).filter(
    ([, value]) => value !== false && !(Array.isArray(value) && value.length === 0),
  );
  const yaml = stringify([Object.fromEntries(said)], { lineWidth: 0 });
  const comments = evidence.flatMap((line) => wrapped(line)).map((line) => `# ${line}`);
  return [...comments, ...yaml.trimEnd().split('\n')].map((line) => `${indent}${line}\n`).join('');
}

/** Lines of a comment; those that go on are set in. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : `  ${word}`);
  }
  return lines;
}

/**
 * The vocabulary's text with proposals added after its last term. Every byte of a person's stays where it is;
 * only a file without terms, which has none to keep, gets the key `terms` anew. The text given must be valid.
 */
export function withProposals(text: string, proposals: readonly Proposal[]): string {
  if (proposals.length === 0) return text;
  const document = parseDocument(text);
  const terms = document.get('terms', true);
  const items = isSeq(terms) && terms.flow !== true ? terms : undefined;
  const [first, last] = [items?.items[0], items?.items.at(-1)];
  let made: string;
  if (isRanged(first) && isRanged(last)) {
    const line = text.lastIndexOf('\n', first.range[0]) + 1;
    const indent = /^\s*/.exec(text.slice(line))?.[0] ?? '';
    const end = text.indexOf('\n', last.range[1] - 1);
    const before = end < 0 ? `${text}\n` : text.slice(0, end + 1);
    made = before + proposalsText(proposals, indent) + (end < 0 ? '' : text.slice(end + 1));
  } else if (isSeq(terms) && terms.items.length > 0) {
    throw new Error('`terms` is written in brackets: write it one term a line to let terms be added');
  } else {
    const rest = commentsOf(text);
    made = `${rest === '' ? HEAD : rest}terms:\n${proposalsText(proposals, '  ')}`;
  }
  return requireKept(text, made);
}

/** What stood in the file still stands there, decision by decision; anything else is a bug of this file. */
function requireKept(text: string, made: string): string {
  const termsIn = (source: string) =>
    parseYaml(vocabularySchema, { path: 'vocabulary.yaml', text: source }).value?.terms;
  const [before, after] = [termsIn(text), termsIn(made)];
  if (JSON.stringify(after?.slice(0, before?.length ?? 0)) !== JSON.stringify(before ?? [])) {
    throw new Error('adding to vocabulary.yaml would have changed what stands in it');
  }
  return made;
}

function commentsOf(text: string): string {
  const lines = text.split('\n').filter((line) => /^\s*#/.test(line));
  return lines.map((line) => `${line}\n`).join('');
}

function isRanged(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
