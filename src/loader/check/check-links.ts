import type { Nodes } from 'mdast';
import { childrenOf } from '../../link/splice-text.ts';
import type { Message } from '../../model/message.ts';
import type { ParsedEntry } from '../parse-content.ts';

/** Links that lead out of the site and cannot work as they are written. Nothing is fetched. */
export function checkLinks(entry: ParsedEntry): readonly Message[] {
  const messages: Message[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'link' || node.type === 'definition' || node.type === 'image') {
      const reason = faultOf(node.url);
      const line = node.position?.start.line;
      if (reason !== undefined) messages.push(malformed(entry.path, { reason, line }));
    }
    for (const child of childrenOf(node)) walk(child);
  };
  walk(entry.tree);
  return messages;
}

/** What is wrong with an address, if anything; addresses within the site are not judged here. */
export function faultOf(address: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) return address.trim() === '' ? 'The link leads nowhere.' : undefined;
  if (scheme === 'mailto') return address.includes('@') ? undefined : `\`${address}\` names no mail address.`;
  if (scheme !== 'http' && scheme !== 'https')
    return `A link to \`${scheme}:\` is not followed and shows as plain text.`;
  const parsed = URL.parse(address);
  if (parsed === null || /\s/.test(address)) return `\`${address}\` is not an address.`;
  if (parsed.username !== '' || parsed.password !== '') return `\`${parsed.host}\` is linked with a name or password.`;
  const isHost = parsed.hostname.includes('.') || parsed.hostname.startsWith('[') || parsed.hostname === 'localhost';
  return isHost ? undefined : `\`${address}\` names no host.`;
}

function malformed(path: string, { reason, line }: { reason: string; line: number | undefined }): Message {
  return {
    rule: 'link-malformed',
    severity: 'warning',
    path,
    ...(line === undefined ? {} : { line }),
    reason,
    advice: 'Write the whole address, beginning with https://, as the browser shows it.',
  };
}
