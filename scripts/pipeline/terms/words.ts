/** Plural → singular by ending; applied to both sides of a comparison, so that a wrong guess does no harm. */
export function singular(word: string): string {
  if (
    word.length < 4 ||
    /(ss|us|is|ous|news|series|species|ethics|politics|physics|mathematics|robotics|analytics)$/.test(word)
  )
    return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  if (/[^s]s$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Text → its words: letters and digits, split at hyphens and spaces, with marks inside a word kept (`U.S.`, `GPT-4` is two). */
export function wordsOf(text: string): readonly string[] {
  return (text.replace(/['’]s\b/g, '').match(/[\p{L}\p{N}]+(?:[.&][\p{L}\p{N}]+)*/gu) ?? []).map((word) => word);
}

/** Words come back: few of them make most of a text. Kept small, whatever the number of texts. */
const keys = new Map<string, string>();
const MOST_KEYS = 50_000;

/** Word → the form in which words are compared: lower case, singular, one spelling of -ise and -our. */
export function wordKey(word: string): string {
  const known = keys.get(word);
  if (known !== undefined) return known;
  const key = keyOf(word);
  if (keys.size < MOST_KEYS) keys.set(word, key);
  return key;
}

function keyOf(word: string): string {
  return singular(
    word
      .replace(/^(\p{Lu}{2,})s$/u, '$1')
      .toLowerCase()
      .replace(/\./g, ''),
  )
    .replace(/is(ation|e|ed|ing)$/, (ending) => (word.length > 6 ? `iz${ending.slice(2)}` : ending))
    .replace(/^(behavi|col|lab|hon)our$/, '$1or');
}

/** Text → the key under which labels merge: plural, hyphen, case and article make no difference. */
export function labelKey(text: string): string {
  return wordsOf(text.replace(/^(the|a|an)\s+/i, ''))
    .map(wordKey)
    .join(' ');
}
