import type { Root, RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { chooseFacts } from '../facts/choose-facts.ts';
import { factCandidates } from './epub/facts.ts';
import { chapterMark, joinChapters } from './epub/join-chapters.ts';
import { openEpub } from './epub/package.ts';
import { toMdast } from './html/to-mdast.ts';
import type { Asset, Input, Reader, Reading } from './reader.ts';
import { withoutTitle } from './title.ts';
import { orMessage } from './unreadable.ts';

/** Reads EPUB 2 and 3: chapters in the order of the spine, notes and links across them, pictures, facts of the package. */
export const readEpub: Reader = (input) => orMessage(input, () => readPackage(input));

function readPackage(input: Input): Reading {
  const epub = openEpub(input.bytes);
  const pictures = new Map<string, Asset>();
  const { hast, chapters, removed } = joinChapters(epub, pictures);
  const inline: Asset[] = [];
  const tree = located(toMdast(hast, { assets: inline }), chapters);
  const { facts, factOrigins } = chooseFacts(factCandidates(epub.metadata, tree));
  const assets = [...pictures.values(), ...inline];
  return { facts, factOrigins, tree: withoutTitle(tree, facts.title), removed, assets, messages: [] };
}

/** Takes the markers out, and tells each block the chapter it stands in: by its title in the table of contents, else its number. */
function located(tree: Root, chapters: readonly string[]): Root {
  let value = '';
  const children: RootContent[] = [];
  for (const node of tree.children) {
    const words = node.type === 'paragraph' ? wordsOf(node) : '';
    if (words.startsWith(chapterMark)) {
      const index = Number(words.slice(chapterMark.length));
      value = chapters[index] || String(index + 1);
    } else {
      if (value !== '') node.data = Object.assign({}, node.data, { locators: [{ label: 'chapter', value }] });
      children.push(node);
    }
  }
  return { ...tree, children };
}
