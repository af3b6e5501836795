import { z } from 'astro/zod';
import { entryKindSchema } from './entry.ts';
import { toSlug } from './slug.ts';

const text = z.string().trim().min(1);

/** One decision of a person about a term, in SKOS words. */
export const termDecisionSchema = z
  .object({
    prefLabel: text,
    altLabel: z.array(text).default([]),
    /** Found in text and search, never shown (misspellings, old names). */
    hiddenLabel: z.array(text).default([]),
    kind: entryKindSchema.optional(),
    /** Preferred labels of wider terms; these become tags. */
    broader: z.array(text).default([]),
    related: z.array(text).default([]),
    definition: text.optional(),
    /** True: no entry is ever made for it. */
    never: z.boolean().default(false),
  })
  .strict();
export type TermDecision = Readonly<z.infer<typeof termDecisionSchema>>;

/** `content/vocabulary.yaml`. A person's word always wins over what was found. */
export const vocabularySchema = z.object({ terms: z.array(termDecisionSchema).default([]) }).strict();
export type Vocabulary = Readonly<z.infer<typeof vocabularySchema>>;

/** What each tag is called: by the vocabulary, else by the entry of that id, else its id in words. */
export function tagLabels(vocabulary: Vocabulary, titleOf: (id: string) => string | undefined): (id: string) => string {
  const labels = new Map<string, string>();
  for (const label of vocabulary.terms.flatMap((term) => [term.prefLabel, ...term.broader])) {
    const id = toSlug(label);
    if (!labels.has(id)) labels.set(id, label);
  }
  return (id) => {
    const words = id.replace(/-/g, ' ');
    return labels.get(id) ?? titleOf(id) ?? words.charAt(0).toUpperCase() + words.slice(1);
  };
}
