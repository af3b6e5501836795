import type { FootnoteDefinition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { chooseFacts } from '../facts/choose-facts.ts';
import { asTask } from './block-builder.ts';
import { withFigures } from './figures.ts';
import { anchorSlugs } from './heading-slugs.ts';
import { nestedDeeply } from './nesting.ts';
import { type Front, readBlocks } from './odt/blocks.ts';
import { factCandidates } from './odt/facts.ts';
import { type Odt, openOdt } from './odt/package.ts';
import type { Input, Reader, Reading } from './reader.ts';
import { withoutTitle } from './title.ts';
import { orMessage } from './unreadable.ts';

/** Reads OpenDocument texts (ISO/IEC 26300): as they show themselves with tracked changes accepted, without comments. */
export const readOdt: Reader = (input) => orMessage(input, () => readPackage(input));

function readPackage(input: Input): Reading {
  const odt = openOdt(input.bytes);
  const front: Front[] = [];
  const blocks = withFigures(readBlocks(odt.body, { odt, front }));
  const tree: Root = { type: 'root', children: [...blocks, ...readNotes(odt)] };
  finish(tree, odt);
  const { facts, factOrigins } = chooseFacts(factCandidates(odt, front, tree));
  const assets = [...odt.assets.values()];
  const messages = odt.isCut ? [nestedDeeply(input.path, true)] : [];
  return { facts, factOrigins, tree: withoutTitle(tree, facts.title), removed: odt.removed, assets, messages };
}

/** Notes in the order of their references; a note may hold further ones, which come after. */
function readNotes(odt: Odt): FootnoteDefinition[] {
  const definitions: FootnoteDefinition[] = [];
  for (let at = 0; at < odt.notes.length; at++) {
    const note = odt.notes[at];
    if (note === undefined) break;
    const { identifier, body } = note;
    definitions.push({
      type: 'footnoteDefinition',
      identifier,
      label: identifier,
      children: readBlocks(body, { odt }),
    });
  }
  return definitions;
}

function finish(tree: Root, odt: Odt): void {
  const slugs = anchorSlugs(tree, odt.anchors);
  visit(tree, (node) => {
    if (node.type === 'listItem') asTask(node);
    if (node.type === 'link' && node.url.startsWith('#')) {
      const name = node.url.slice(1);
      node.url = `#${slugs.get(name) ?? name}`;
    }
    if (node.type === 'text') node.value = node.value.replace(/\t/g, ' ');
  });
}
