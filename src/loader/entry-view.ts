import { digestOf, toldBy } from '../data/digest-of.ts';
import type { EntryView } from '../data/views.ts';
import { digestOfBody } from './digest-of-body.ts';
import { digestOfShown, type EntryAround } from './entry-around.ts';
import { type Noticing, noticed } from './notices.ts';
import type { BesideEntries } from './parse-content.ts';
import type { RenderedEntry } from './render-entries.ts';
import { versionsOf } from './versions/versions-of.ts';
import { View } from './view.ts';

/** An entry rendered, and what stands around it. */
export type OwnEntry = RenderedEntry & { readonly around: EntryAround };

export type Viewing = { readonly content: Pick<BesideEntries, 'ledger'>; readonly notices: Noticing };

/** What the page of an entry shows. */
export function entryView({ entry, rendered: page, around }: OwnEntry, { content, notices }: Viewing): EntryView {
  const { frontmatter, path } = entry;
  const put = (html: string) => noticed(html, { page, id: frontmatter.id, it: notices });
  const { versions, edited } = versionsOf(entry, content);
  const { ref, backlinks, related, tags, sources } = around;
  const known = { ref, frontmatter, tags, sources, backlinks, related, versions, edited };
  const own = [entry.digest, path, digestOfBody(page), put(''), edited, versions];
  return toldBy(new View(known, { page, path, around: put }), digestOf([...own, digestOfShown(around)]));
}
