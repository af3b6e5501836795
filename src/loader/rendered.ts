import type { Heading } from '../data/views.ts';
import type { Anchor } from '../model/fragments.ts';

/** A link to another entry, as seen from the entry that holds it. */
export type OutLink = { readonly to: string; readonly fragment: string; readonly sentence: string };

/** One entry made ready for its page. */
export type Rendered = {
  readonly html: string;
  /** The body as MDX to run, of an entry of the open lane. */
  readonly mdx: string | undefined;
  readonly headings: readonly Heading[];
  readonly links: readonly OutLink[];
  /** Ids of the sources cited, in order of first use: the list of references. */
  readonly references: readonly string[];
  /** Passages quoted or cited, as `source#passage`. */
  readonly passages: readonly string[];
  /** Paragraphs in reading order, from the tree. */
  readonly texts: readonly { readonly text: string; readonly fragment: string }[];
  /** Everything on the page that has a fragment, in reading order. */
  readonly anchors: readonly Anchor[];
  /** Fragments of all of them. */
  readonly fragments: readonly string[];
  /** Those of dated events. */
  readonly events: readonly Anchor[];
  /** Fragments that its page was given before and that are not on it today. */
  readonly gone: readonly string[];
  readonly words: number;
  /** Addresses of pictures that are not in the content folder. */
  readonly lostPictures: readonly string[];
  /** Digest of all of it, where it comes from the cache. */
  readonly digest?: string;
};
