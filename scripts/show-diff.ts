import { diffComm } from 'node-diff3';
import type { ChangedFile } from './pipeline/changed-files.ts';

const CONTEXT = 3;

/** A change as lines, as `diff -u` shows it: `-` what goes, `+` what comes, three lines around. */
export function toDiff({ path, before, after }: ChangedFile): readonly string[] {
  const lines = diffComm(linesOf(before), linesOf(after)).flatMap((part) =>
    part.common !== undefined
      ? part.common.map((text) => ({ sign: ' ', text }))
      : [...part.buffer1.map((text) => ({ sign: '-', text })), ...part.buffer2.map((text) => ({ sign: '+', text }))],
  );
  const near = new Set(
    lines.flatMap(({ sign }, at) =>
      sign === ' ' ? [] : Array.from({ length: 2 * CONTEXT + 1 }, (_, step) => at + step - CONTEXT),
    ),
  );
  const shown: string[] = [];
  let [old, now] = [1, 1];
  for (const [at, { sign, text }] of lines.entries()) {
    if (near.has(at)) {
      if (at === 0 || !near.has(at - 1)) shown.push(`@@ line ${old} → ${now} @@`);
      shown.push(`${sign}${text}`);
    }
    if (sign !== '+') old += 1;
    if (sign !== '-') now += 1;
  }
  return [`--- ${before === '' ? '(no file)' : path}`, `+++ ${path}`, ...shown];
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
