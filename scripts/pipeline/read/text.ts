import type { BlockContent, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { Message } from '../../../src/model/message.ts';
import { chooseFacts, type FactCandidate } from '../facts/choose-facts.ts';
import { decode } from './decode.ts';
import { nothing } from './nothing.ts';
import type { Input, Reading, Removal } from './reader.ts';
import { isHeading, titleAmong } from './text/headings.ts';
import { takeLabels } from './text/labels.ts';
import { type Line, linesOf } from './text/lines.ts';

/** Plain text as a person pastes or exports it: headings without mark-up, lists, labels, a footer of facts. */
export async function readText(input: Input): Promise<Reading> {
  const decoded = decode(input.bytes);
  if ('problem' in decoded) return nothing(notText(input.path, decoded.problem));
  const { lines, stated } = takeLabels(linesOf(decoded.text));
  const opening = openingOf(lines);
  const titleAt = titleAmong(opening.map((line) => line.text));
  const title = opening[titleAt]?.text;
  const body = lines.filter((_, at) => at >= opening.length || (at > titleAt && at < opening.length));
  const candidates = stated.flatMap((line) => line.candidates);
  const titled: FactCandidate[] =
    title === undefined
      ? []
      : [{ fact: 'title', value: title, origin: titleAt === 0 ? 'first line' : 'opening lines' }];
  const { facts, factOrigins } = chooseFacts([...titled, ...candidates]);
  const removed: Removal[] = [
    ...opening.slice(0, titleAt).map((line) => ({ step: 'title', what: line.text, why: "the page's own short title" })),
    ...stated.map(({ text, candidates: [first] }) => ({
      step: 'facts',
      what: text,
      why: first?.origin ?? 'states a fact',
    })),
  ];
  return {
    facts,
    factOrigins,
    tree: treeOf(body),
    removed,
    assets: [],
    messages: decoded.encoding === 'UTF-8' ? [] : [guessed(input.path, decoded.encoding)],
  };
}

/** Heading-like lines before the first paragraph or item. */
function openingOf(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex((line, at) => at > 3 || !isHeading(line, lines[at + 1]));
  const opening = first === -1 ? lines.slice(0, 1) : lines.slice(0, first);
  // The last heading-like line may head the first section rather than name the work.
  return opening.length > 2 ? opening.slice(0, 2) : opening;
}

function treeOf(lines: readonly Line[]): Root {
  const children: RootContent[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    if (isItem(lines, at)) {
      const end = lines.findIndex((_, index) => index > at && !isItem(lines, index));
      const items = lines.slice(at, end === -1 ? lines.length : end);
      children.push(...listsOf(items));
      at += items.length;
      continue;
    }
    children.push(
      isHeading(line, lines[at + 1])
        ? { type: 'heading', depth: depthOf(line), children: [{ type: 'text', value: headingText(line) }] }
        : paragraph(line.text),
    );
    at += 1;
  }
  return { type: 'root', children };
}

function isItem(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  return line !== undefined && (line.mark === 'bullet' || line.mark === 'number') && !isHeading(line, lines[at + 1]);
}

/** The number of a section is part of its heading. */
function headingText(line: Line): string {
  return line.mark === 'number' ? `${line.number}. ${line.text}` : line.text;
}

function depthOf(line: Line): 2 | 3 | 4 | 5 | 6 {
  const depths = [2, 2, 2, 3, 4, 5, 6] as const;
  return line.mark === 'heading' ? (depths[line.level] ?? 2) : 2;
}

/** Items at the indent of the first are siblings; deeper ones belong to the one before. */
function listsOf(items: readonly Line[]): BlockContent[] {
  const [first] = items;
  if (first === undefined) return [];
  const end = items.findIndex((item, at) => at > 0 && item.level <= first.level && item.mark !== first.mark);
  const own = end === -1 ? items : items.slice(0, end);
  const children: ListItem[] = [];
  for (let at = 0; at < own.length; ) {
    const item = own[at];
    if (item === undefined) break;
    const next = own.findIndex((other, index) => index > at && other.level <= first.level);
    const inner = own.slice(at + 1, next === -1 ? own.length : next);
    children.push({ type: 'listItem', spread: false, children: [paragraph(item.text), ...listsOf(inner)] });
    at += 1 + inner.length;
  }
  const ordered = first.mark === 'number';
  const list: BlockContent = {
    type: 'list',
    ordered,
    spread: false,
    ...(ordered ? { start: first.number } : {}),
    children,
  };
  return [list, ...(end === -1 ? [] : listsOf(items.slice(end)))];
}

/** A label that opens a paragraph (`Why this matters: …`) is set apart; the words stay as they are. */
function paragraph(text: string): Paragraph {
  const label = /^(\p{Lu}[\p{L}\p{N}&'’ -]{2,40}):\s/u.exec(text);
  const children: PhrasingContent[] =
    label?.[1] !== undefined && label[1].split(' ').length <= 5
      ? [
          { type: 'strong', children: [{ type: 'text', value: `${label[1]}:` }] },
          { type: 'text', value: text.slice(label[1].length + 1) },
        ]
      : [{ type: 'text', value: text }];
  return { type: 'paragraph', children };
}

function notText(path: string, problem: 'empty' | 'binary'): Message {
  return problem === 'empty'
    ? {
        rule: 'source-empty',
        severity: 'error',
        path,
        reason: 'The file is empty.',
        advice: 'Save the document again, or remove the file.',
      }
    : {
        rule: 'source-not-text',
        severity: 'error',
        path,
        reason: 'The file has the name of a text but is not one.',
        advice: 'Give it the ending of what it is (.pdf, .docx, …), or export it as text.',
      };
}

function guessed(path: string, encoding: string): Message {
  return {
    rule: 'source-encoding-guessed',
    severity: 'error',
    path,
    reason: `The text is not valid UTF-8 and was read as ${encoding}.`,
    advice: 'Check its letters with accents, and save it as UTF-8.',
  };
}
