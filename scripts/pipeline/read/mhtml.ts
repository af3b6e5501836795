import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { FactCandidate } from '../facts/choose-facts.ts';
import { readPage } from './html.ts';
import { nothing } from './nothing.ts';
import type { Asset, Reader } from './reader.ts';

/** A page saved as a web archive (MHTML, RFC 2557): the page with its pictures. */
export const readMhtml: Reader = async ({ path, bytes }) => {
  const archive = await PostalMime.parse(namedByPlace(bytes), { maxNestingDepth: 20 });
  const html = archive.html ?? pageIn(archive);
  if (html === undefined) {
    const advice = 'Save the page again, as a web archive or as HTML.';
    return nothing({ rule: 'source-empty', severity: 'error', path, reason: 'The archive holds no page.', advice });
  }
  const header = (name: string): string => archive.headers.find(({ key }) => key === name)?.value ?? '';
  const address = header('snapshot-content-location') || header('content-location');
  const known: FactCandidate[] = [
    { fact: 'url', value: address, origin: 'Content-Location' },
    { fact: 'title', value: archive.subject ?? '', origin: 'Subject' },
  ];
  const page = readPage(html, path, { known });
  return { ...page, assets: [...page.assets, ...pictures(archive, JSON.stringify(page.tree))] };
};

/** Browsers name a part by its address alone, which the library does not tell: it becomes the part's id. */
function namedByPlace(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const head = Math.max(0, text.search(/\r?\n\r?\n/));
  const parts = text.slice(head).replace(/^Content-Location:(?= ?https?:)/gim, 'Content-ID:');
  return new Uint8Array(Buffer.from(text.slice(0, head) + parts, 'latin1'));
}

function pageIn(archive: Email): string | undefined {
  const page = archive.attachments.find(({ mimeType }) => mimeType === 'text/html');
  return page === undefined ? undefined : new TextDecoder().decode(bytesOf(page));
}

/** Pictures of the archive that the tree names; those it does not are page furniture. */
function pictures(archive: Email, tree: string): Asset[] {
  return archive.attachments.flatMap((attachment) => {
    const name = attachment.contentId?.replace(/^<|>$/g, '') ?? attachment.filename ?? '';
    const wanted = name !== '' && attachment.mimeType.startsWith('image/') && tree.includes(name);
    return wanted ? [{ name, bytes: bytesOf(attachment), mediaType: attachment.mimeType }] : [];
  });
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}
