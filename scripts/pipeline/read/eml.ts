import PostalMime, { type Address, type Email } from 'postal-mime';
import { chooseFacts, type FactCandidate } from '../facts/choose-facts.ts';
import { parseHtml, wasFlattened } from './html/parse-html.ts';
import { toHast } from './html/to-hast.ts';
import { toMdast } from './html/to-mdast.ts';
import { nestedDeeply } from './nesting.ts';
import { nothing } from './nothing.ts';
import type { Asset, Reader, Reading, Removal } from './reader.ts';
import { readText } from './text.ts';

/** Earlier mails that a reply carries along, as the usual programs mark them. */
const QUOTED =
  'blockquote[type="cite"], .gmail_quote, .yahoo_quoted, .moz-cite-prefix, #divRplyFwdMsg, #appendonsend, [style*="display:none"], [style*="display: none"]';

/** A mail (RFC 5322) → its subject, sender and day as facts, and what was written in it; earlier mails and the signature go. */
export const readEml: Reader = async ({ path, bytes }) => {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50, maxRfc822NestingDepth: 1 });
  const body = mail.html === undefined ? await plainBody(mail, path) : markedUpBody(mail.html, path);
  if (body === undefined || body.tree.children.length === 0) {
    const advice = 'Save the mail again with its text, or put the attachment itself into sources.';
    return nothing({ rule: 'source-empty', severity: 'error', path, reason: 'The mail holds no text.', advice });
  }
  const { facts, factOrigins } = chooseFacts(headerFacts(mail));
  return { ...body, facts, factOrigins, assets: [...body.assets, ...picturesOf(mail, body)] };
};

function headerFacts(mail: Email): FactCandidate[] {
  const header = (name: string): string => mail.headers.find(({ key }) => key === name)?.value ?? '';
  return [
    {
      fact: 'title',
      value: (mail.subject ?? '').replace(/^(?:\s*(?:re|fwd?|aw|wg|sv|antw|rv|tr)\s*(?:\[\d+\])?:)+\s*/i, ''),
      origin: 'Subject',
    },
    { fact: 'authors', value: mail.from === undefined ? [] : senderOf(mail.from), origin: 'From' },
    { fact: 'date', value: header('date') || (mail.date ?? ''), origin: 'Date' },
    { fact: 'language', value: header('content-language'), origin: 'Content-Language' },
    { fact: 'url', value: header('archived-at').replace(/^<|>$/g, ''), origin: 'Archived-At' },
  ];
}

function senderOf(from: Address): string[] {
  return [from.name || (from.address ?? '').replace(/@.*$/s, '').replace(/[._]/g, ' ')];
}

type Body = Pick<Reading, 'tree' | 'removed' | 'assets' | 'messages'>;

function markedUpBody(html: string, path: string): Body {
  const document = parseHtml(html);
  const removed: Removal[] = [];
  for (const element of document.querySelectorAll(QUOTED)) {
    const what = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 100);
    if (!element.isConnected) continue;
    if (what !== '') removed.push({ step: 'mail', what, why: 'an earlier mail, or hidden' });
    element.remove();
  }
  const assets: Asset[] = [];
  const messages = wasFlattened(document) ? [nestedDeeply(path)] : [];
  return { tree: toMdast(toHast(document), { assets }), removed, assets, messages };
}

async function plainBody(mail: Email, path: string): Promise<Body | undefined> {
  if (mail.text === undefined || mail.text.trim() === '') return undefined;
  const lines = mail.text.split(/\r?\n/);
  const signature = lines.findIndex((line) => /^-- ?$/.test(line));
  const own = (signature < 0 ? lines : lines.slice(0, signature)).filter((line) => !line.startsWith('>'));
  const { tree, removed, assets, messages } = await readText({
    path,
    bytes: new TextEncoder().encode(`${mail.subject ?? 'Mail'}\n\n${own.join('\n')}`),
  });
  const quoted = lines.length - own.length;
  const mine: Removal[] =
    quoted === 0 ? [] : [{ step: 'mail', what: `${quoted} lines`, why: 'quoted mail or signature' }];
  return { tree, removed: [...removed, ...mine], assets, messages };
}

/** Inline pictures (`cid:`) that the tree names. */
function picturesOf(mail: Email, { tree }: Body): Asset[] {
  const named = JSON.stringify(tree);
  return mail.attachments.flatMap(({ contentId, content, mimeType }) => {
    const name = contentId?.replace(/^<|>$/g, '') ?? '';
    if (name === '' || !mimeType.startsWith('image/') || !named.includes(name) || typeof content === 'string')
      return [];
    return [{ name, bytes: new Uint8Array(content), mediaType: mimeType }];
  });
}
