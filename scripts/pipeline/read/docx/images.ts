import type { Image } from 'mdast';
import { assetOf } from '../media.ts';
import { descendantsOf, type XmlElement } from '../xml.ts';
import type { Scope } from './scope.ts';

/** Pictures of a drawing (DrawingML) or of an older picture (VML), with what they are said to show. */
export function imagesOf(drawing: XmlElement, scope: Scope): Image[] {
  const alt = altOf(drawing);
  const named = descendantsOf(drawing, 'a:blip').map((blip) => blip.attributes['r:embed'] ?? blip.attributes['r:link']);
  const older = descendantsOf(drawing, 'v:imagedata').map((data) => data.attributes['r:id']);
  const ids = [...named, ...older].filter((id) => id !== undefined);
  return [...new Set(ids)].flatMap((id) => {
    const relation = scope.part.relations.get(id);
    if (relation === undefined) return [];
    if (relation.external) return [{ type: 'image' as const, url: relation.target, alt }];
    const bytes = scope.docx.archive.get(relation.target);
    if (bytes === undefined) return [];
    const asset = assetOf(relation.target, bytes, scope.assets);
    return [{ type: 'image' as const, url: asset.name, alt }];
  });
}

function altOf(drawing: XmlElement): string {
  const properties = descendantsOf(drawing, 'wp:docPr')[0]?.attributes;
  const shape = descendantsOf(drawing, 'v:shape')[0]?.attributes;
  const title = descendantsOf(drawing, 'v:imagedata')[0]?.attributes['o:title'];
  return properties?.['descr'] || properties?.['title'] || shape?.['alt'] || title || '';
}
