import { hash } from 'node:crypto';
import type { EntryView } from '../data/views.ts';
import type { Rendered } from './render-entry.ts';

/** Digest of all that an entry rendered to. */
export function digestOfBody(rendered: Rendered): string {
  if (rendered.digest !== undefined) return rendered.digest;
  const { html, mdx, texts } = rendered;
  return hash('sha256', JSON.stringify([html, mdx, texts]), 'base64url');
}

/**
 * A view with its body, which is read when it is asked for and told by its digest in JSON: most builds show few bodies.
 * `around` puts a body between what stands above and below it.
 */
export function withBody(
  rendered: Rendered,
  around: (html: string) => string,
  view: Omit<EntryView, 'html' | 'digest' | 'markdown'>,
): Omit<EntryView, 'markdown'> {
  const body = digestOfBody(rendered);
  const frame = around('');
  const digest = frame === '' ? body : hash('sha256', JSON.stringify([body, frame]), 'base64url');
  return hidden({ ...view, digest }, 'html', () => around(rendered.html));
}

/** The same value with one more property, which JSON does not see and which is worked out when it is read. */
export function hidden<Value extends object, Name extends string, Part>(
  value: Value,
  name: Name,
  read: () => Part,
): Value & Readonly<Record<Name, Part>> {
  return Object.defineProperty(value, name, { get: read, enumerable: false }) as never;
}
