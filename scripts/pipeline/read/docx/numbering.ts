import { childOf, childrenOf, type XmlElement } from '../xml.ts';
import { valOf } from './styles.ts';

/** How one level of a list is marked. `blank` marks nothing: its paragraphs belong to the item before. */
export type Level = { readonly kind: 'bullet' | 'ordered' | 'blank'; readonly start: number };

/** Levels by number id and level: `3/0`. */
export type Numbering = ReadonlyMap<string, Level>;

export function numberingOf(root: XmlElement | undefined): Numbering {
  const abstracts = new Map(childrenOf(root, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'], one]));
  const byStyle = new Map(childrenOf(root, 'w:abstractNum').map((one) => [valOf(one, 'w:styleLink'), one]));
  const levels = new Map<string, Level>();
  for (const number of childrenOf(root, 'w:num')) {
    const id = number.attributes['w:numId'] ?? '';
    const linked = abstracts.get(valOf(number, 'w:abstractNumId'));
    const link = valOf(linked, 'w:numStyleLink');
    const abstract = (link === undefined ? undefined : byStyle.get(link)) ?? linked;
    for (const level of childrenOf(abstract, 'w:lvl')) levels.set(keyOf(id, level), levelOf(level));
    for (const override of childrenOf(number, 'w:lvlOverride')) {
      const key = keyOf(id, override);
      const own = childOf(override, 'w:lvl');
      const level = own === undefined ? levels.get(key) : levelOf(own);
      const start = Number(valOf(override, 'w:startOverride') ?? level?.start ?? 1);
      if (level !== undefined) levels.set(key, { ...level, start });
    }
  }
  return levels;
}

function keyOf(id: string, element: XmlElement): string {
  return `${id}/${element.attributes['w:ilvl'] ?? '0'}`;
}

function levelOf(level: XmlElement): Level {
  const format = valOf(level, 'w:numFmt') ?? 'decimal';
  const text = valOf(level, 'w:lvlText') ?? '';
  const blank = text.trim() === '' && childOf(level, 'w:lvlPicBulletId') === undefined;
  const kind = blank ? 'blank' : format === 'bullet' || !text.includes('%') ? 'bullet' : 'ordered';
  return { kind, start: Number(valOf(level, 'w:start') ?? 1) };
}
