import type { Root } from 'mdast';
import type { Message } from '../../../src/model/message.ts';
import type { Facts } from '../../../src/model/source.ts';

/** One file as it lies on disk. */
export type Input = {
  /** Path below the content folder, with `/`: for messages, and for the name's ending. */
  readonly path: string;
  readonly bytes: Uint8Array;
};

/** What a cleaning step took away, and why: shown by `sourcebook read --explain`. */
export type Removal = { readonly step: string; readonly what: string; readonly why: string };

/** A picture that came with the source; `tree` names it by `name` as an image's url. */
export type Asset = { readonly name: string; readonly bytes: Uint8Array; readonly mediaType: string };

/**
 * What a reader makes of a file. `tree` is mdast with GFM; beyond that only these MDX JSX elements, without
 * attributes: `sub`, `sup`, `dl`, `dt`, `dd`, `figure`, `figcaption`. No html, ESM or expression nodes.
 * The title is in `facts`, not repeated as first heading of `tree`. Block nodes may carry
 * `data.locators` (see `Locator`): the page in a PDF, the chapter in an EPUB.
 */
export type Reading = {
  readonly facts: Facts;
  /** Fact name → where it was found: `json-ld datePublished`, `dc:title`, `first line`. */
  readonly factOrigins: Readonly<Record<string, string>>;
  readonly tree: Root;
  readonly removed: readonly Removal[];
  readonly assets: readonly Asset[];
  readonly messages: readonly Message[];
};

/** Bytes → reading. Bad input is a message and an empty tree, never a throw; no clock, network or file access. */
export type Reader = (input: Input) => Promise<Reading>;
