import type { z } from 'astro/zod';
import { LineCounter, parseDocument } from 'yaml';
import type { Message } from './message.ts';
import { plainYaml } from './plain-yaml.ts';

/** YAML text with the place it stands in: `firstLine` is 1 for a whole file. */
export type YamlSource = { readonly path: string; readonly text: string; readonly firstLine?: number };

/** What came of parsing: the value, or messages that say why there is none. */
export type Parsed<T> = { readonly value?: T; readonly messages: readonly Message[] };

const MAX_ALIASES = 50;

/**
 * YAML 1.2 (core schema: no tags that construct, bounded aliases) through a schema. Every message
 * names the line of the key that is wrong.
 */
export function parseYaml<T>(schema: z.ZodType<T>, source: YamlSource): Parsed<T> {
  const plain = plainYaml(source.text);
  const read = plain && schema.safeParse(plain);
  // What is wrong is said by the parser that knows where everything stands.
  return read?.success ? { value: read.data, messages: [] } : parseAnyYaml(schema, source);
}

function parseAnyYaml<T>(schema: z.ZodType<T>, source: YamlSource): Parsed<T> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    lineCounter: lines,
    schema: 'core',
    customTags: null,
    prettyErrors: false,
  });
  const lineAt = (offset: number) => lines.linePos(offset).line + (source.firstLine ?? 1) - 1;
  const problem = (line: number, reason: string): Message => ({
    rule: 'yaml-invalid',
    severity: 'error',
    path: source.path,
    line,
    reason,
    advice: 'Correct the YAML; text that holds a colon, a quote or a # needs quotes around it.',
  });
  const [first] = [...document.errors, ...document.warnings];
  if (first !== undefined) return { messages: [problem(lineAt(first.pos[0]), sentence(first.message))] };
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {};
  } catch (error) {
    return {
      messages: [problem(source.firstLine ?? 1, sentence(String(error instanceof Error ? error.message : error)))],
    };
  }
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, messages: [] };
  const messages = result.error.issues.map((issue): Message => {
    const keys = issue.path.filter((key) => typeof key !== 'symbol');
    const node: unknown = document.getIn(keys, true) ?? document.getIn(keys.slice(0, -1), true);
    const where = isRanged(node) ? lineAt(node.range[0]) : (source.firstLine ?? 1);
    return {
      rule: 'field-invalid',
      severity: 'error',
      path: source.path,
      line: where,
      reason: sentence(`${keys.length > 0 ? `\`${keys.join('.')}\`: ` : ''}${issue.message}`),
      advice: 'Correct this field.',
    };
  });
  return { messages };
}

function isRanged(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function sentence(text: string): string {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
