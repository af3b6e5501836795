import type { BlockContent, Image, Paragraph, RootContent } from 'mdast';

/** Marks a paragraph as the caption of the picture before it, until `withFigures` has joined them. */
export function captionOf(block: Paragraph): Paragraph {
  return { ...block, data: { ...block.data, ...{ caption: true } } };
}

/** A picture alone in its paragraph, followed by its caption → a figure; a caption without picture stays a paragraph. */
export function withFigures(blocks: readonly BlockContent[]): BlockContent[] {
  const out: BlockContent[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    const isCaption = block.data !== undefined && 'caption' in block.data;
    if (!isCaption) out.push(block);
    else if (last !== undefined && isPicture(last)) out[out.length - 1] = figure(last, block);
    else out.push(plain(block));
  }
  return out;
}

function plain(block: BlockContent): BlockContent {
  const { data: _data, ...rest } = block;
  return rest as BlockContent;
}

function isPicture(block: RootContent): boolean {
  if (block.type !== 'paragraph') return false;
  const pictures = block.children.filter((child): child is Image => child.type === 'image');
  return (
    pictures.length > 0 &&
    block.children.every((child) => child.type === 'image' || child.type === 'break' || isSpace(child))
  );
}

function isSpace(node: { type: string; value?: string }): boolean {
  return node.type === 'text' && (node.value ?? '').trim() === '';
}

function figure(picture: BlockContent, caption: BlockContent): BlockContent {
  const inner = { type: 'mdxJsxFlowElement' as const, name: 'figcaption', attributes: [], children: [plain(caption)] };
  return { type: 'mdxJsxFlowElement', name: 'figure', attributes: [], children: [picture, inner] };
}
