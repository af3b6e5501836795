/**
 * What a person should know about their content: which rule was met, where, what is wrong and what to do.
 * Problems of content are messages; problems of the program are thrown errors.
 */
export type Message = {
  /** Kebab-case name of the kind of message, e.g. `source-empty`. */
  readonly rule: string;
  /** `error` sets exit code 1; `warning` and `info` do not. */
  readonly severity: 'error' | 'warning' | 'info';
  /** Path as the person knows it: relative to the content folder, with `/`. */
  readonly path: string;
  /** 1-based, where there is one. */
  readonly line?: number;
  readonly column?: number;
  /** What is wrong, in one sentence. */
  readonly reason: string;
  /** What to do about it, in one sentence. */
  readonly advice: string;
};

/** One line a person can click and act on: `path:line:column severity reason advice [rule]`. */
export function toLine(message: Message): string {
  const place = [message.path, message.line, message.column].filter((part) => part !== undefined);
  return `${place.join(':')} ${message.severity} ${message.reason} ${message.advice} [${message.rule}]`;
}

/** Path, then line, then rule: the same order on every machine. */
export function compareMessages(a: Message, b: Message): number {
  return (
    compareText(a.path, b.path) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.rule, b.rule) ||
    compareText(a.reason, b.reason)
  );
}

/** Order by UTF-16 code unit: no locale, so that every machine sorts alike. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
