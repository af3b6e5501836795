import type { Message } from '../../../src/model/message.ts';
import type { Reading } from './reader.ts';

/** A reading that found nothing, and says why. */
export function nothing(...messages: readonly Message[]): Reading {
  return { facts: {}, factOrigins: {}, tree: { type: 'root', children: [] }, removed: [], assets: [], messages };
}
