/** Words that stay small inside a title: articles, conjunctions, prepositions (Chicago Manual of Style 8.159, CSL 1.0.2). */
const smallWords = new Set(
  `a about above across afore after against al along alongside amid amidst among amongst an and anenst apropos apud
  around as aside astride at athwart atop barring before behind below beneath beside besides between beyond but by circa
  despite down during et except for forenenst from given in inside into lest like modulo near next nor notwithstanding
  of off on onto or out over per plus pro qua sans since so than the through throughout thru till to toward towards under
  underneath until unto up upon versus via von vs. vs v. v with within without yet d' de`.split(/\s+/),
);

/**
 * A title in headline style: words start with a capital, small words do not, save first, last and after a colon or
 * question mark. A word with a capital of its own (iPhone, GPT-4) stays as it is. Only English titles have this style.
 */
export function titleCase(title: string): string {
  const words = title.split(/(\s+)/);
  const lastWord = words.findLastIndex((word) => /\S/.test(word));
  let starts = true;
  return words
    .map((word, at) => {
      if (!/\S/.test(word)) return word;
      const edge = starts || at === lastWord;
      starts = /[:?!.—][”’"')]*$/.test(word) && !/^\p{L}{1,2}\.$/u.test(word);
      return edge || !smallWords.has(bare(word)) ? raised(word) : word;
    })
    .join('');
}

function bare(word: string): string {
  return word.replace(/^[“‘"'(]+|(?<![”’"'),:;?!])[”’"'),:;?!]+$/gu, '');
}

function raised(word: string): string {
  return word
    .split(/(?<=[-–/])/)
    .map((part, at) => (at > 0 && smallWords.has(bare(part.replace(/[-–/]$/, ''))) ? part : raisedPart(part)))
    .join('');
}

function raisedPart(part: string): string {
  if (/\p{Lu}/u.test(part)) return part;
  const first = part.search(/[\p{L}\p{N}]/u);
  if (first < 0) return part;
  const letter = String.fromCodePoint(part.codePointAt(first) ?? 0);
  return part.slice(0, first) + letter.toUpperCase() + part.slice(first + letter.length);
}
