import type { VersionedEntry } from '../data/views.ts';
import type { FrozenEntry } from '../model/frozen.ts';
import { hrefWithFragment, type KeptSite } from './versions/former-html.ts';
import { endWords } from './versions/versions-html.ts';

type Link = { readonly title: string; readonly href: string };

/** `versions/today.json`: from this a frozen page, which never changes, tells what became of its passages. */
export type Today = {
  /** Fragments that stand on the entry's page, in reading order. */
  readonly order: readonly string[];
  /** By version, the words of passages that read otherwise today. */
  readonly before: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The words that these have today. */
  readonly now: Readonly<Record<string, string>>;
  /** Fragment → where it is told now. */
  readonly moved: Readonly<Record<string, string>>;
  readonly end?: { readonly says: string; readonly to: readonly Link[] };
  readonly retracted: readonly Link[];
  readonly words: KeptSite['strings']['became'];
};

export function todayOf(
  frozen: readonly FrozenEntry[],
  { entry, site }: { entry: VersionedEntry; site: KeptSite },
): Today {
  const { end } = entry;
  const link = ({ title, permalink }: { title: string; permalink: string }): Link => {
    return { title, href: site.href(permalink) };
  };
  const moved = Object.entries(end?.moved ?? {}).map(([from, to]) => [from, hrefWithFragment(site, to)]);
  const says = end === undefined ? '' : `${endWords(end, site.strings)} ${end.reason}`;
  const texts = new Map(entry.today.map(({ fragment, text }) => [fragment, text]));
  const before = frozen.map(({ version, anchors }) => {
    const edited = anchors.filter(({ fragment, text }) => (texts.get(fragment) ?? text) !== text);
    return [version, Object.fromEntries(edited.map(({ fragment, text }) => [fragment, text]))] as const;
  });
  const edited = new Set(before.flatMap(([, words]) => Object.keys(words)));
  return {
    order: [...texts.keys()],
    before: Object.fromEntries(before),
    now: Object.fromEntries([...texts].filter(([fragment]) => edited.has(fragment))),
    moved: Object.fromEntries(moved),
    ...(end === undefined ? {} : { end: { says, to: end.targets.map(link) } }),
    retracted: entry.retracted.filter(({ id }) => frozen.some(({ text }) => text.includes(`source="${id}"`))).map(link),
    words: site.strings.became,
  };
}
