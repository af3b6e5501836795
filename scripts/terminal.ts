import { stderr, stdout } from 'node:process';
import picocolors from 'picocolors';
import { compareMessages, type Message, toLine } from '../src/model/message.ts';

function coloursFor(stream: { readonly isTTY?: boolean }): ReturnType<typeof picocolors.createColors> {
  return picocolors.createColors(stream.isTTY === true && !process.env.NO_COLOR);
}

export const colours = coloursFor(stdout);

export function say(text: string): void {
  stdout.write(`${text}\n`);
}

/** Progress and asides, on stderr: a command's result stays alone on stdout. */
export function tell(text: string): void {
  stderr.write(`${coloursFor(stderr).dim(text)}\n`);
}

/** `3 errors, 1 warning`; `no problems` where there is none. Notes (`info`) are not problems. */
export function summaryOf(messages: readonly Message[]): string {
  const count = (severity: Message['severity'], one: string): string => {
    const number = messages.filter((message) => message.severity === severity).length;
    return number === 0 ? '' : `${number} ${one}${number === 1 ? '' : 's'}`;
  };
  const parts = [count('error', 'error'), count('warning', 'warning')].filter((part) => part !== '');
  return parts.length === 0 ? 'no problems' : parts.join(', ');
}

/** Shows the messages in their one order, and how many there are; gives the exit code. */
export function showMessages(messages: readonly Message[]): 0 | 1 {
  const paint = { error: colours.red, warning: colours.yellow, info: colours.dim };
  const distinct = new Map([...messages].sort(compareMessages).map((message) => [toLine(message), message]));
  for (const [line, message] of distinct) say(paint[message.severity](line));
  if (distinct.size > 0) say(summaryOf([...distinct.values()]));
  return messages.some((message) => message.severity === 'error') ? 1 : 0;
}

/** Awaits a long step, saying every ten seconds that it still runs; gives its result and how long it took. */
export async function timed<T>(
  label: string,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly seconds: string }> {
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
  const clock = setInterval(() => tell(`  … ${label} (${seconds()} s)`), 10_000);
  try {
    const result = await work();
    return { result, seconds: seconds() };
  } finally {
    clearInterval(clock);
  }
}
