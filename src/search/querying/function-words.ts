/**
 * Words that ask or join and name nothing, in the languages that sites are mostly written in: `what is the AI Act`
 * asks for the AI Act. A name that holds one is found by it all the same.
 */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  [
    'a about an and are at be by can could define definition did do does explain for from how in into is it',
    'mean meaning means of on or should that the this to was were what whats when where which who whos why will with work works',
    'das dem den der des die ein eine einem einen einer eines fur im ist mit oder sind und von wann warum was wer wie wo',
    'zu zum zur bedeutet bedeutung',
    'au aux dans de des du est et la le les ou par pour que quel quelle quels quelles qui quoi un une',
    'como con cual cuando del donde el en es las los para por porque quien se una y',
  ]
    .join(' ')
    .split(' '),
);

export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}
