import { LineCounter, parseDocument } from 'yaml';
import type { Message } from '../../../src/model/message.ts';

/** A text cut into what its head states and what follows. `values` are data only: nothing in them is ever run. */
export type Head = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly messages: readonly Message[];
};

const advice = 'Write the frontmatter as YAML between two lines of ---.';

/**
 * Frontmatter of a Markdown file: YAML between lines of `---`. One that names another language (`---js`) is refused,
 * whatever it holds; TOML between `+++` is left out with a message; broken YAML says where it breaks.
 */
export function cutFrontmatter(text: string, path: string): Head | { readonly refused: Message } {
  const opening = /^(---|\+\+\+)[ \t]*(?:([A-Za-z][\w+-]*)[ \t]*)?(?:\r?\n|$)/.exec(text);
  if (opening === null) return { values: {}, body: text, messages: [] };
  const [line, fence = '---', language] = opening;
  if (language !== undefined && !/^ya?ml$/i.test(language)) return { refused: refusal(path, language) };
  const end = closing(text, line.length, fence);
  if (end === undefined) return { values: {}, body: text, messages: [] };
  const inner = text.slice(line.length, end.from);
  const body = text.slice(end.to);
  if (fence === '+++') return { values: {}, body, messages: [skipped(path)] };
  return { ...parseYaml(inner, path), body };
}

function closing(
  text: string,
  from: number,
  fence: string,
): { readonly from: number; readonly to: number } | undefined {
  const pattern = fence === '---' ? /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm : /^\+\+\+[ \t]*(?:\r?\n|$)/gm;
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found === null ? undefined : { from: found.index, to: found.index + found[0].length };
}

function parseYaml(source: string, path: string): Pick<Head, 'values' | 'messages'> {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter, prettyErrors: false, customTags: [] });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const line = lineCounter.linePos(problem.pos[0]).line + 1;
    const reason = `The frontmatter is not valid YAML: ${problem.message}.`;
    return { values: {}, messages: [{ rule: 'frontmatter-broken', severity: 'error', path, line, reason, advice }] };
  }
  const values: unknown = toData(document);
  const isRecord = typeof values === 'object' && values !== null && !Array.isArray(values);
  return { values: isRecord ? Object.fromEntries(Object.entries(values)) : {}, messages: [] };
}

/** Aliases that would blow up are refused by the library; then there are no values. */
function toData(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch {
    return {};
  }
}

function refusal(path: string, language: string): Message {
  const reason = `The frontmatter asks to be read as ${JSON.stringify(language)}; only YAML is, and nothing is run.`;
  return { rule: 'frontmatter-language', severity: 'error', path, line: 1, reason, advice };
}

function skipped(path: string): Message {
  return {
    rule: 'frontmatter-language',
    severity: 'warning',
    path,
    line: 1,
    reason: 'Frontmatter in TOML is not read.',
    advice,
  };
}
