import matter from 'gray-matter';
import { type EntryFrontmatter, entrySchema } from './entry.ts';
import type { Message } from './message.ts';
import { type Parsed, parseYaml } from './parse-yaml.ts';

/** One file of `content/entries/`, its frontmatter understood, its body still MDX source. */
export type EntryFile = {
  readonly path: string;
  readonly frontmatter: EntryFrontmatter;
  /** The whole file, frontmatter included, so that positions count from its first line. */
  readonly text: string;
  readonly body: string;
};

/** Text of an entry file → entry. */
export function parseEntry(path: string, text: string): Parsed<EntryFile> {
  const split = splitFrontmatter(path, text);
  if (split.value === undefined) return { messages: split.messages };
  const { yaml, body } = split.value;
  const parsed = parseYaml(entrySchema, { path, text: yaml, firstLine: 2 });
  if (parsed.value === undefined) return { messages: parsed.messages };
  return { value: { path, frontmatter: parsed.value, text, body }, messages: [] };
}

const CLOSING = '\n---';

/** `data` is left to the caller's schema; here only the text between the fences is found. */
export function splitFrontmatter(path: string, text: string): Parsed<{ yaml: string; body: string }> {
  const first = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  if (/^(---|\+\+\+|;;;)/.test(first) && first.trimEnd() !== '---') {
    return { messages: [refused(path, `The frontmatter opens with \`${first.slice(0, 40)}\`.`)] };
  }
  if (first.trimEnd() !== '---') {
    return { messages: [refused(path, 'There is no frontmatter.')] };
  }
  if (!/\r?\n---[ \t]*(\r?\n|$)/.test(text)) {
    return { messages: [refused(path, 'The frontmatter is never closed.')] };
  }
  let yaml = '';
  // gray-matter runs JavaScript in frontmatter unless each of its engines is replaced; these never run anything.
  const refuse = () => {
    throw new Error('frontmatter is YAML only');
  };
  const keep = (source: string) => {
    yaml = source;
    return {};
  };
  // It copies all it is given: it is given the frontmatter, up to the line that closes it.
  const end = text.indexOf(CLOSING) + CLOSING.length;
  matter(text.slice(0, end), {
    language: 'yaml',
    engines: { yaml: keep, json: refuse, js: refuse, javascript: refuse, coffee: refuse, cson: refuse, toml: refuse },
  });
  const body = text.slice(end).replace(/^\r?\n?/, '');
  return { value: { yaml: yaml.replace(/^\r?\n/, ''), body }, messages: [] };
}

function refused(path: string, reason: string): Message {
  return {
    rule: 'frontmatter-refused',
    severity: 'error',
    path,
    line: 1,
    reason,
    advice:
      'Begin the file with a line `---`, then YAML, then a line `---`; nothing else is read, and no code is ever run.',
  };
}
