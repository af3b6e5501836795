import type { SearchRecord } from '../model/search-record.ts';
import type { SiteSettings } from '../model/site-settings.ts';
import type { EntryView, FormerPage, SourceView, TagView, VersionedEntry } from './views.ts';

/** Everything that pages show, as the loader worked it out. */
export type HandedOver = {
  readonly settings: SiteSettings;
  readonly entries: readonly EntryView[];
  readonly sources: readonly SourceView[];
  readonly tags: readonly TagView[];
  readonly search: readonly SearchRecord[];
  /** The content folder, absolute. */
  readonly folder: string;
  readonly formers: readonly FormerPage[];
  readonly versioned: readonly VersionedEntry[];
  /** Where the site will stand. */
  readonly place: { readonly base: string; readonly origin: string | undefined };
};

/**
 * The loader, the pages and the build run in one process but are bundled apart, each with modules of its own; the
 * registry of symbols is what they share. Astro's data store would write everything out, bundle it and read it again.
 */
const place: { [key: symbol]: HandedOver | undefined } = globalThis as never;
const key = Symbol.for('sourcebook.site');

export function handOver(site: HandedOver): void {
  place[key] = site;
}

/** Throws where the loader has not run in this process. */
export function handedOver(): HandedOver {
  const site = place[key];
  if (site === undefined) throw new Error('nothing was handed over: the loader did not run in this process');
  return site;
}
