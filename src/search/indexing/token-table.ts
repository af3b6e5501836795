import { tokensOf } from '../format/words.ts';
import { larger } from './larger.ts';

/**
 * Tokens met so far, each with a number. One is looked up by its letters where they stand in a text, so that a token
 * that was met before costs no string: nearly all of an index's tokens were.
 */
export type TokenTable = {
  readonly tokens: string[];
  /** By number: hash of the token. */
  hashes: Int32Array<ArrayBuffer>;
  /** Open addressing: number of a token + 1 at the first free place from its hash on. */
  slots: Int32Array<ArrayBuffer>;
  /** Numbers of the tokens of the text at hand. */
  found: Int32Array<ArrayBuffer>;
};

const OTHER = 1;
const TOKEN = 2;
/** One half of a character beyond the first 65,536: its text is read the slow way. */
const HALF = 3;
const classes = new Uint8Array(65_536);
const PLUS = 0x2b;
const HASH = 0x23;
const SLOTS = 1024;

export function createTokenTable(): TokenTable {
  const ints = () => new Int32Array(SLOTS);
  return { tokens: [], hashes: ints(), slots: ints(), found: ints() };
}

/** Puts the numbers of a text's tokens (see `tokensOf`) into `found`, in order; returns how many. */
export function readTokens(table: TokenTable, text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const start = at;
    let hash = 0;
    let kind = TOKEN;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      kind = classes[code] || classOf(code);
      if (kind !== TOKEN) break;
      hash = mix(hash, code);
    }
    if (kind === HALF) return readSlowly(table, text);
    if (at === start) {
      at++;
      continue;
    }
    at += lengthOfSign(text, at);
    put(table, count++, numberOf(table, text, { start, end: at, hash }));
  }
  return count;
}

function readSlowly(table: TokenTable, text: string): number {
  const tokens = tokensOf(text);
  for (const [at, token] of tokens.entries()) {
    let hash = 0;
    for (let one = 0; one < token.length; one++) {
      const code = token.charCodeAt(one);
      if (code === PLUS || code === HASH) break;
      hash = mix(hash, code);
    }
    put(table, at, numberOf(table, token, { start: 0, end: token.length, hash }));
  }
  return tokens.length;
}

/** After FNV-1a; high bits are folded down, for the low ones choose the place. */
function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193) ^ (hash >>> 15);
}

function put(table: TokenTable, at: number, number: number): void {
  if (at >= table.found.length) table.found = larger(table.found, at);
  table.found[at] = number;
}

function classOf(code: number): number {
  const letter = String.fromCharCode(code);
  const kind = code >= 0xd800 && code <= 0xdfff ? HALF : tokensOf(letter).length === 1 ? TOKEN : OTHER;
  classes[code] = kind;
  return kind;
}

/** `++` or `#` behind a word is part of it. */
function lengthOfSign(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === HASH) return 1;
  return code === PLUS && text.charCodeAt(at + 1) === PLUS ? 2 : 0;
}

type Span = { readonly start: number; readonly end: number; readonly hash: number };

function numberOf(table: TokenTable, text: string, { start, end, hash }: Span): number {
  const { slots, hashes, tokens } = table;
  const last = slots.length - 1;
  let slot = hash & last;
  for (; slots[slot] !== 0; slot = (slot + 1) & last) {
    const number = (slots[slot] ?? 0) - 1;
    const token = tokens[number] ?? '';
    if (hashes[number] === hash && token.length === end - start && standsAt(start, text, token)) return number;
  }
  const number = tokens.push(text.slice(start, end)) - 1;
  slots[slot] = number + 1;
  if (number >= hashes.length) table.hashes = larger(hashes, number);
  table.hashes[number] = hash;
  if (tokens.length * 2 > slots.length) spreadOut(table);
  return number;
}

function standsAt(start: number, text: string, token: string): boolean {
  for (let at = 0; at < token.length; at++) if (token.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

function spreadOut(table: TokenTable): void {
  const slots = new Int32Array(table.slots.length * 2);
  const last = slots.length - 1;
  for (let number = 0; number < table.tokens.length; number++) {
    let slot = (table.hashes[number] ?? 0) & last;
    while (slots[slot] !== 0) slot = (slot + 1) & last;
    slots[slot] = number + 1;
  }
  table.slots = slots;
}
