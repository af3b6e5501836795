import type { Message } from '../../../src/model/message.ts';
import { nothing } from './nothing.ts';
import type { Input, Reading } from './reader.ts';

/** What is wrong with a document's file, in a sentence, and what a person can do: becomes its message. */
export class Unreadable extends Error {
  readonly rule: string;
  readonly advice: string;

  constructor(rule: string, reason: string, advice: string) {
    super(reason);
    this.name = 'Unreadable';
    this.rule = rule;
    this.advice = advice;
  }
}

/**
 * Reads, and makes of an `Unreadable` its message with an empty tree; other errors are bugs and pass.
 * A document that says nothing gets a message too.
 */
export async function orMessage(input: Input, read: () => Reading | Promise<Reading>): Promise<Reading> {
  try {
    const reading = await read();
    const messages = reading.tree.children.length > 0 ? reading.messages : [...reading.messages, empty(input.path)];
    return { ...reading, messages };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { rule, message: reason, advice } = error;
    const message: Message = { rule, severity: 'error', path: input.path, reason, advice };
    return nothing(message);
  }
}

function empty(path: string): Message {
  const advice = 'If it shows words elsewhere, save them as text; else leave it out.';
  return { rule: 'source-empty', severity: 'error', path, reason: 'The document holds no text.', advice };
}
