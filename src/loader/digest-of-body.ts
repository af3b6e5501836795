import { hash } from 'node:crypto';
import type { Rendered } from './rendered.ts';

/** Digest of all that an entry rendered to. */
export function digestOfBody(rendered: Rendered): string {
  if (rendered.digest !== undefined) return rendered.digest;
  const { html, mdx, texts } = rendered;
  return hash('sha256', JSON.stringify([html, mdx, texts]), 'base64url');
}
