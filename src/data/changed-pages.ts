import { createHash } from 'node:crypto';
import { handedOver } from './handed-over.ts';

/** Permalinks of pages and the digests of all that each shows: at the build before, and now. */
export type PageKeys = {
  /** Digest of the code that makes the pages. */
  readonly code: string;
  readonly before: ReadonlyMap<string, string>;
  readonly now: Map<string, string>;
};

const place: { [key: symbol]: PageKeys | undefined } = globalThis as never;
const key = Symbol.for('sourcebook.pages');

/** Begins a build that keeps pages of the one before; without this, every page is rendered. */
export function startPages(keys: PageKeys): void {
  place[key] = keys;
}

/**
 * The pages that must be rendered: those that show something else than at the build before. A page of `getStaticPaths`
 * shows its props and the settings, and nothing else; so these and the code are what its digest is taken of.
 * A page without a permalink runs code that may show anything: it is rendered at every build.
 */
export function changedPages<Path extends { readonly props: object }>(
  paths: readonly Path[],
  permalinkOf: (props: Path['props']) => string | undefined,
): Path[] {
  const keys = place[key];
  if (keys === undefined) return [...paths];
  const { settings, place: where } = handedOver();
  const common = JSON.stringify([keys.code, settings, where]);
  return paths.filter(({ props }) => {
    const permalink = permalinkOf(props);
    if (permalink === undefined) return true;
    const now = createHash('sha256').update(common).update(JSON.stringify(props, plainOnly)).digest('base64url');
    keys.now.set(permalink, now);
    return keys.before.get(permalink) !== now;
  });
}

/** A map or a set would look empty in JSON, and a page that shows it would never change. */
function plainOnly(name: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) throw new Error(`the property ${name} of a page is no plain value`);
  return value;
}
