import { imprintOf } from '../components/imprint-of.ts';
import type { HandedOver } from '../data/handed-over.ts';
import { stringsOf } from '../strings/strings-of.ts';
import type { cardFonts } from './card-font.ts';
import type { Card } from './card-svg.ts';

/** One social card: a picture file, and all that it shows. */
export type CardPart = {
  readonly name: string;
  readonly shows: Card;
  readonly make: () => AsyncIterable<readonly [path: string, data: Uint8Array]>;
};

/**
 * A card for each entry and source. None where the site does not know where it is published: those who show cards ask
 * for a full address.
 */
export function cardParts({ settings, entries, sources, place }: HandedOver): readonly CardPart[] {
  if (place.origin === undefined) return [];
  const strings = stringsOf(settings.language);
  const site = settings.title;
  const fonts = { value: undefined as ReturnType<typeof cardFonts> | undefined };
  const part = (permalink: string, shows: Card): CardPart => ({
    name: permalink,
    shows,
    async *make() {
      // Loaded where a card is made only, as is what draws it.
      fonts.value ??= (await import('./card-font.ts')).cardFonts();
      const { cardSvg } = await import('./card-svg.ts');
      yield [`${permalink}card.png`, await pngOf(cardSvg(shows, fonts.value))];
    },
  });
  return [
    ...entries.map(({ ref }) =>
      part(ref.permalink, { kicker: strings.kind[ref.kind], title: ref.title, summary: ref.summary, site }),
    ),
    ...sources.map(({ ref, document }) =>
      part(ref.permalink, {
        kicker: strings.typeName[document.type],
        title: ref.title,
        summary: imprintOf(ref.facts, strings),
        site,
      }),
    ),
  ];
}

/** Few colours, so that a card weighs some 30 kB. */
async function pngOf(svg: string): Promise<Uint8Array> {
  // Loaded where a card is made only: it takes a tenth of a second.
  const { default: sharp } = await import('sharp');
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true, colours: 32, effort: 2 }).toBuffer());
}
