/** A run of words as a reader sees it: one paragraph, heading, list item, table cell, caption, or a bare line of text. */
export type Block = {
  /** The neighbouring nodes that hold the words. */
  readonly nodes: readonly Node[];
  /** The element they stand in. */
  readonly parent: Element;
  readonly text: string;
  readonly words: number;
  /** Words that are inside links. */
  readonly linked: number;
  /** Pictures in the run. */
  readonly pictures: number;
};

const SILENT = new Set(
  'script style template svg iframe button select textarea input canvas object embed audio video head link meta datalist dialog'.split(
    ' ',
  ),
);
const BLOCK = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);
/** Read as one piece, whatever stands inside. */
const WHOLE = new Set(['pre', 'math', 'mjx-container']);

/** Blocks of everything below an element, in document order. Depth is bounded by the parser. */
export function blocksOf(root: Element): Block[] {
  const blocks: Block[] = [];
  const holders = holdersOf(root);
  const walk = (parent: Element): void => {
    let run: Node[] = [];
    const flush = (): void => {
      const block = toBlock(run, parent);
      if (block !== undefined) blocks.push(block);
      run = [];
    };
    for (const child of [...parent.childNodes]) {
      const name = child.nodeName.toLowerCase();
      if (child.nodeType !== 1 && child.nodeType !== 3) continue;
      if (child.nodeType === 1 && holders.has(child) && !WHOLE.has(name)) {
        flush();
        if (!SILENT.has(name) && !(name === 'noscript' && isThin(child))) walk(child as Element);
      } else if (name === 'br' && lastName(run) === 'br') {
        flush();
      } else run.push(child);
    }
    flush();
  };
  walk(root);
  return blocks;
}

/** Some sites put the whole page into `noscript`; most only a picture or a plea to switch scripts on. */
function isThin(noscript: Node): boolean {
  return wordCount(noscript.textContent ?? '') < 60;
}

function lastName(run: readonly Node[]): string {
  const last = run.findLast((node) => node.nodeType === 1 || (node.nodeValue ?? '').trim() !== '');
  return last?.nodeName.toLowerCase() ?? '';
}

/** Elements that are blocks or hold one. */
function holdersOf(root: Element): Set<Node> {
  const holders = new Set<Node>();
  for (const element of root.querySelectorAll('*')) {
    if (!BLOCK.has(element.localName)) continue;
    for (let at: Node | null = element; at !== null && at !== root && !holders.has(at); at = at.parentNode)
      holders.add(at);
  }
  return holders;
}

function toBlock(nodes: readonly Node[], parent: Element): Block | undefined {
  const tally = { text: [] as string[], linked: 0, pictures: 0 };
  for (const node of nodes) count(node, tally, false);
  const text = tally.text.join('').replace(/\s+/g, ' ').trim();
  const words = wordCount(text);
  if (text === '' && tally.pictures === 0) return undefined;
  return { nodes, parent, text, words, linked: tally.linked, pictures: tally.pictures };
}

function count(node: Node, tally: { text: string[]; linked: number; pictures: number }, inLink: boolean): void {
  if (node.nodeType === 3) {
    const value = node.nodeValue ?? '';
    tally.text.push(value);
    if (inLink) tally.linked += wordCount(value);
    return;
  }
  const name = node.nodeName.toLowerCase();
  if (node.nodeType !== 1 || SILENT.has(name) || name === 'noscript') return;
  if (name === 'br') tally.text.push(' ');
  if (name === 'img' || name === 'picture') tally.pictures++;
  for (const child of node.childNodes) count(child, tally, inLink || name === 'a');
}

/** Words; a run of a script without spaces counts one word for two characters. */
export function wordCount(text: string): number {
  let words = 0;
  for (const run of text.match(/[\p{L}\p{N}]+/gu) ?? [])
    words += /[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/.test(run) ? Math.ceil(run.length / 2) : 1;
  return words;
}
