import { caseEvidenceOf } from './case-evidence.ts';
import { kindOfName } from './kinds.ts';
import { JOINED, nameSpansOf } from './names.ts';
import { type Mention, sentencesIn, sentencesOfAll, type TermPassage } from './passage.ts';

/** The proper names in the passages, in reading order. */
export function mentionsOf(passages: readonly TermPassage[]): readonly Mention[] {
  const evidence = caseEvidenceOf(sentencesOfAll(passages));
  return passages.flatMap((given) => {
    const { source, passage, text } = given;
    return sentencesIn(given).flatMap((sentence) =>
      nameSpansOf(sentence, evidence).map(({ from, to }): Mention => {
        const start = sentence.tokens[from]?.start ?? sentence.start;
        const whole = text.slice(start, sentence.tokens[to - 1]?.end ?? sentence.end);
        const name = JOINED.exec(whole)?.[1] ?? whole;
        const end = start + name.length;
        return {
          text: name,
          source,
          passage,
          start,
          end,
          kind: kindOfName(name, text.slice(Math.max(0, start - 60), start)),
        };
      }),
    );
  });
}
