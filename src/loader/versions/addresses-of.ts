import { firstPermalink, keyOf, type Subject } from '../../model/ledger.ts';
import type { BesideEntries } from '../parse-content.ts';
import type { Addresses } from '../render-entries.ts';

type Permalink = (subject: Subject, id: string) => string;

/** Where the ledger says that things stand, and those it does not know yet. */
export function permalinkIn(content: Pick<BesideEntries, 'ledger'>): Permalink {
  return (subject, id) => content.ledger.permalinks.get(keyOf(subject, id)) ?? firstPermalink(subject, id);
}

/** Addresses within a site whose entries have these ids. */
export function addressesOf({
  ids,
  permalink,
  href,
}: {
  readonly ids: Pick<ReadonlySet<string>, 'has'>;
  readonly permalink: Permalink;
  readonly href: (permalink: string) => string;
}): Addresses {
  return {
    entry: (id) => (ids.has(id) ? href(permalink('entry', id)) : undefined),
    source: (id) => href(permalink('source', id)),
    file: href,
  };
}
