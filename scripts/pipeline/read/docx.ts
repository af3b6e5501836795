import type { BlockContent, FootnoteDefinition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { chooseFacts } from '../facts/choose-facts.ts';
import { asTask } from './block-builder.ts';
import { readBlocks, readBody } from './docx/blocks.ts';
import { factCandidates } from './docx/facts.ts';
import { openDocx } from './docx/package.ts';
import { type Scope, scopeIn, scopeOf } from './docx/scope.ts';
import { withFigures } from './figures.ts';
import { anchorSlugs } from './heading-slugs.ts';
import { nestedDeeply } from './nesting.ts';
import type { Input, Reader, Reading } from './reader.ts';
import { withoutTitle } from './title.ts';
import { orMessage } from './unreadable.ts';
import { childOf } from './xml.ts';

/**
 * Reads Office Open XML text documents (ISO/IEC 29500, transitional and strict): styles tell headings, code, quotations
 * and captions; tracked changes are read as accepted, hidden text and comments are left out.
 */
export const readDocx: Reader = (input) => orMessage(input, () => readPackage(input));

function readPackage(input: Input): Reading {
  const docx = openDocx(input.bytes);
  const scope = scopeOf(docx);
  const body = childOf(docx.document.root, 'w:body') ?? docx.document.root;
  const { front, blocks } = readBody(body, scope);
  const notes = readNotes(scope);
  const tree: Root = { type: 'root', children: [...withFigures(blocks), ...notes] };
  finish(tree, scope);
  const { facts, factOrigins } = chooseFacts(factCandidates(docx, front, tree));
  const assets = [...scope.assets.values()];
  const messages = docx.isCut ? [nestedDeeply(input.path, true)] : [];
  return { facts, factOrigins, tree: withoutTitle(tree, facts.title), removed: scope.removed, assets, messages };
}

/** Notes in the order of their references; a note may refer to further ones. */
function readNotes(scope: Scope): FootnoteDefinition[] {
  const definitions: FootnoteDefinition[] = [];
  const done = new Set<string>();
  for (const { identifier, element, part } of scope.notes.values()) {
    if (done.has(identifier)) continue;
    done.add(identifier);
    const children: BlockContent[] = readBlocks(element, scopeIn(scope, part));
    definitions.push({ type: 'footnoteDefinition', identifier, label: identifier, children });
  }
  return definitions;
}

function finish(tree: Root, scope: Scope): void {
  const slugs = anchorSlugs(tree, scope.anchors);
  visit(tree, (node) => {
    if (node.type === 'listItem') asTask(node);
    if (node.type === 'link' && node.url.startsWith('#'))
      node.url = `#${slugs.get(node.url.slice(1)) ?? node.url.slice(1)}`;
    if (node.type === 'text') node.value = node.value.replace(/\t/g, ' ');
  });
}
