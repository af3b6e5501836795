import type { Nodes, PhrasingContent, Root } from 'mdast';
import type { Message } from '../../../src/model/message.ts';
import type { Reading } from './reader.ts';

/** Levels of a tree: what stands deeper is kept as words, so that no later step runs out of stack or of time. */
const MOST_LEVELS = 100;

/** Parents that hold words, by what they are: their children become the words that stood below them. */
const holdsWords = new Set(['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link']);

/** A reading whose tree is as deep as it may be, with a message where it was deeper. */
export function withinLevels(reading: Reading, path: string): Reading {
  if (!flattenBelow(reading.tree)) return reading;
  const known = reading.messages.some(({ rule }) => rule === RULE);
  return known ? reading : { ...reading, messages: [...reading.messages, nestedDeeply(path)] };
}

/** What stands too deep in the tree → its words; says whether there was any. Takes no stack, whatever the depth. */
export function flattenBelow(root: Root): boolean {
  let found = false;
  let level: Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    const next: Nodes[] = [];
    for (const node of level) {
      if (!('children' in node)) continue;
      if (depth < MOST_LEVELS) for (const child of node.children) next.push(child);
      else if (node.children.some((child) => 'children' in child)) {
        found = true;
        setWords(node, wordsBelow(node));
      }
    }
    level = next;
  }
  return found;
}

function setWords(node: Extract<Nodes, { children: unknown }>, words: string): void {
  const text: PhrasingContent = { type: 'text', value: words };
  const children = holdsWords.has(node.type) ? [text] : [{ type: 'paragraph' as const, children: [text] }];
  Object.assign(node, { children });
}

function wordsBelow(node: Nodes): string {
  const words: string[] = [];
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ('children' in next) for (const child of next.children.toReversed()) waiting.push(child);
    else if ('value' in next) words.push(next.value);
    else if (next.type === 'break') words.push(' ');
  }
  return words.join('');
}

const RULE = 'source-nested-deeply';

export function nestedDeeply(path: string, isLeftOut = false): Message {
  return {
    rule: RULE,
    severity: 'warning',
    path,
    reason: `Lists, quotations, tables or the like stand in each other too deep; what is deeper was ${isLeftOut ? 'left out' : 'read as plain words'}.`,
    advice: 'Look at the innermost of them, and set them out with fewer levels where their order matters.',
  };
}
