import type { Message } from '../../../src/model/message.ts';
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

/** Reads, and makes of an `Unreadable` its message with an empty tree; other errors are bugs and pass. */
export async function orMessage(input: Input, read: () => Reading | Promise<Reading>): Promise<Reading> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { rule, message: reason, advice } = error;
    const message: Message = { rule, severity: 'error', path: input.path, reason, advice };
    const tree = { type: 'root' as const, children: [] };
    return { facts: {}, factOrigins: {}, tree, removed: [], assets: [], messages: [message] };
  }
}
