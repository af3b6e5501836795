/** Spellings that sound alike in English, longest first where one holds the other. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^ps/, 's'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/ph/g, 'f'],
  [/ght/g, 't'],
  [/gh/g, 'g'],
  [/sch/g, 'sk'],
  [/tch/g, 'ch'],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/qu/g, 'kw'],
  [/q/g, 'k'],
  [/dg(?=[eiy])/g, 'j'],
  [/(?:tio|cio|sio)/g, 'sho'],
  [/z/g, 's'],
  [/(?:ei|ie|ea|ee)/g, 'i'],
  [/(?:ou|oo)/g, 'u'],
  [/(?:au|aw)/g, 'o'],
  [/y/g, 'i'],
  [/e$/, ''],
  [/(.)\1+/g, '$1'],
];

/**
 * A spelling by sound: words that sound alike in English often share it, and a word in another script is
 * its own key. Coarser than Metaphone on vowels' behalf: they are kept, since edit distance is taken on the key.
 */
export function phoneticKey(word: string): string {
  let key = word;
  for (const [sound, letter] of SOUNDS) key = key.replace(sound, letter);
  return key;
}

/** `phoneticKey` that remembers up to `most` words: the same words are asked for again and again. */
export function rememberSounds(most: number): (word: string) => string {
  const sounds = new Map<string, string>();
  return (word) => {
    const known = sounds.get(word);
    if (known !== undefined) return known;
    if (sounds.size >= most) sounds.clear();
    const sound = phoneticKey(word);
    sounds.set(word, sound);
    return sound;
  };
}
