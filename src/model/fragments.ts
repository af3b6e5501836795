import { createHash } from 'node:crypto';
import { toSlug } from './slug.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Gives each paragraph and heading of one page its fragment; the same text gets the same one on every machine. */
export class FragmentGiver {
  readonly #given = new Set<string>();

  /** `p-k3f9`: five characters of Crockford's base 32 from the SHA-256 of the normalised text. */
  forText(prefix: string, text: string): string {
    return this.#unique(`${prefix}-${shortHash(text)}`);
  }

  /** Headings are addressed by their words. */
  forHeading(text: string): string {
    return this.#unique(toSlug(text).slice(0, 60).replace(/-$/, '') || `h-${shortHash(text)}`);
  }

  #unique(wanted: string): string {
    let fragment = wanted;
    for (let count = 2; this.#given.has(fragment); count += 1) fragment = `${wanted}-${count}`;
    this.#given.add(fragment);
    return fragment;
  }
}

function shortHash(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  return Array.from(bytes.subarray(0, 5), (byte) => ALPHABET[byte % 32]).join('');
}
