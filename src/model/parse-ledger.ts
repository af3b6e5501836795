import { type LedgerEvent, ledgerEventSchema, sumOf } from './ledger.ts';
import type { Message } from './message.ts';

/**
 * Text of `ledger.jsonl` → events; a line that cannot be read is a message, the others count. Of the lines within its
 * first `sound` characters it is known that each is an event, as it was written.
 */
export function parseLedger(
  path: string,
  text: string,
  sound = 0,
): { events: readonly LedgerEvent[]; messages: readonly Message[] } {
  const events: LedgerEvent[] = [];
  const messages: Message[] = [];
  let at = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const isSound = at < sound;
    at += line.length + 1;
    if (line.trim() === '') continue;
    const known = isSound ? jsonOf(line) : undefined;
    if (isEvent(known)) {
      events.push(known);
      continue;
    }
    const result = ledgerEventSchema.safeParse(jsonOf(line));
    if (!result.success) messages.push(unreadable(path, index + 1));
    else if (result.data.sum !== undefined && result.data.sum !== sumOf(result.data)) {
      messages.push(edited(path, index + 1));
      events.push(result.data);
    } else events.push(result.data);
  }
  return { events, messages };
}

/** Asked only of lines that were found to be events before. */
function isEvent(line: unknown): line is LedgerEvent {
  return typeof line === 'object' && line !== null;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function unreadable(path: string, line: number): Message {
  return {
    rule: 'ledger-line-invalid',
    severity: 'error',
    path,
    line,
    reason: 'This line of the ledger cannot be read.',
    advice: 'Restore it from version control: the ledger is append-only, and addresses depend on it.',
  };
}

function edited(path: string, line: number): Message {
  return {
    rule: 'ledger-line-edited',
    severity: 'error',
    path,
    line,
    reason: 'This line of the ledger was changed after it was written.',
    advice: 'Restore it from version control; what changes is said by a new line, with `sourcebook entry`.',
  };
}
