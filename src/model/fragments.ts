import { hash } from 'node:crypto';
import type { EntryFragments } from './fragment-ledger.ts';
import { toSlug } from './slug.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `p` a paragraph, `h` a heading, `x` an excerpt … */
export type Anchor = { readonly kind: string; readonly fragment: string; readonly text: string };

/**
 * Gives each paragraph and heading of one page its fragment: the one the ledger has for these words, else one made of
 * the words themselves, which is the same on every machine and was never another's on this page.
 */
export class FragmentGiver {
  /** What was given, in reading order. */
  readonly anchors: Anchor[] = [];
  readonly #given = new Set<string>();
  readonly #known: Map<string, string[]>;
  readonly #ever: ReadonlySet<string>;

  constructor(known?: EntryFragments) {
    this.#known = new Map();
    this.#ever = new Set(known?.ever.keys());
    for (const fragment of known?.order ?? []) {
      const hash = known?.ever.get(fragment)?.hash ?? '';
      this.#known.set(hash, [...(this.#known.get(hash) ?? []), fragment]);
    }
  }

  /** `p-k3f9a`: five characters of Crockford's base 32 from the SHA-256 of the normalised text. */
  forText(prefix: string, text: string): string {
    return this.#give(prefix, text, () => `${prefix}-${shortHash(text)}`);
  }

  /** Headings are addressed by their words. */
  forHeading(text: string): string {
    return this.#give('h', text, () => toSlug(text).slice(0, 60).replace(/-$/, '') || `h-${shortHash(text)}`);
  }

  #give(kind: string, text: string, wanted: () => string): string {
    const known = this.#known.size === 0 ? undefined : this.#known.get(anchorHash(kind, text))?.shift();
    const fragment = known ?? this.#unique(wanted());
    this.#given.add(fragment);
    this.anchors.push({ kind, fragment, text });
    return fragment;
  }

  #unique(wanted: string): string {
    let fragment = wanted;
    for (let count = 2; this.#given.has(fragment) || this.#ever.has(fragment); count += 1) {
      fragment = `${wanted}-${count}`;
    }
    return fragment;
  }
}

/** Tells the words of one paragraph from another's: kind and twelve characters. */
export function anchorHash(kind: string, text: string): string {
  return `${kind}:${hash('sha256', text, 'base64url').slice(0, 12)}`;
}

function shortHash(text: string): string {
  const bytes = hash('sha256', text, 'buffer');
  let short = '';
  for (let at = 0; at < 5; at += 1) short += ALPHABET[(bytes[at] ?? 0) % 32];
  return short;
}
