import { versionPermalink } from './cited-entry.ts';

export const timeMapFile = 'timemap.link';
export const timeMapType = 'application/link-format';

/** Frozen versions of one entry, oldest first, and how an address is made of a permalink. */
export type Mementos = {
  readonly permalink: string;
  readonly versions: readonly { readonly version: number; readonly permalink: string; readonly date: string }[];
  readonly address: (permalink: string) => string;
};

/** The TimeMap of an entry (RFC 7089, 5): its versions as mementos, in link format (RFC 6690), dated by the day. */
export function toTimeMap({ permalink, versions, address }: Mementos): string {
  const link = (to: string, rel: string, more = '') => `<${address(to)}>; rel="${rel}"${more}`;
  const dates = versions.map(({ date }) => new Date(`${date}T00:00:00Z`).toUTCString());
  const span = versions.length === 0 ? '' : `; from="${dates[0]}"; until="${dates.at(-1)}"`;
  const mementos = versions.map((version, at) => {
    const place = [...(at === 0 ? ['first'] : []), ...(at === versions.length - 1 ? ['last'] : []), 'memento'];
    return link(versionPermalink(version), place.join(' '), `; datetime="${dates[at]}"`);
  });
  const self = link(`${permalink}versions/${timeMapFile}`, 'self', `; type="${timeMapType}"${span}`);
  return `${[link(permalink, 'original'), self, ...mementos].join(',\n')}\n`;
}
