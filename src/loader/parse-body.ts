import type { Root, RootContent } from 'mdast';
import type {} from 'mdast-util-mdx';
import { mdxToMdast } from 'satteri';
import type { Message } from '../model/message.ts';
import type { EntryFile } from '../model/parse-entry.ts';
import { checkComponent } from './check/check-component.ts';
import { componentNames } from './components.ts';

/** Sätteri turns straight quotation marks into curly ones unless told not to; excerpts must stay verbatim. */
const FEATURES = { smartPunctuation: false, frontmatter: true, gfm: true } as const;

/** MDX source of an entry → its tree, without frontmatter. Never evaluates anything; `open` lets code stand. */
export function parseBody(
  file: Pick<EntryFile, 'path' | 'text'>,
  open = false,
): { tree: Root; messages: readonly Message[] } {
  let tree: Root;
  try {
    tree = mdxToMdast(file.text, { features: FEATURES }) as Root;
  } catch (error) {
    return {
      tree: { type: 'root', children: [] },
      messages: [invalid(file.path, String(error instanceof Error ? error.message : error))],
    };
  }
  const children = tree.children.filter((node) => node.type !== 'yaml');
  const messages = open ? [] : children.flatMap((node) => forbidden(node, file.path));
  return { tree: { type: 'root', children }, messages };
}

/** What the closed lane does not take: code of any kind, and components that are not ours. */
function forbidden(node: RootContent, path: string, inside?: string): Message[] {
  const line = node.position?.start.line;
  const at = line === undefined ? { path } : { path, line };
  const own: Message[] = [];
  if (node.type === 'mdxjsEsm' || node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
    own.push({
      rule: 'entry-has-code',
      severity: 'error',
      ...at,
      reason: `The entry holds ${node.type === 'mdxjsEsm' ? 'an `import` or `export`' : 'an expression in braces'}, which would be code.`,
      advice:
        'Write \\{ for a brace and \\import for the word at the start of a paragraph, or say `mdx: open` in the frontmatter if you trust its author.',
    });
  }
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    if (node.name === null || !componentNames.has(node.name)) {
      own.push({
        rule: 'component-unknown',
        severity: 'error',
        ...at,
        reason: `There is no component \`<${node.name ?? ''}>\`.`,
        advice: `Use one of ${[...componentNames].join(', ')}; write \\< for a bare angle bracket.`,
      });
    }
    if (
      node.attributes.some((attribute) => attribute.type !== 'mdxJsxAttribute' || typeof attribute.value === 'object')
    ) {
      own.push({
        rule: 'entry-has-code',
        severity: 'error',
        ...at,
        reason: `An attribute of \`<${node.name ?? ''}>\` is an expression, which would be code.`,
        advice: 'Give attributes as text in quotes.',
      });
    } else if (node.name !== null && componentNames.has(node.name))
      own.push(...checkComponent(node, inside).map((problem) => ({ ...problem, ...at })));
  }
  const around = 'name' in node && typeof node.name === 'string' ? node.name : inside;
  const children: readonly RootContent[] = 'children' in node ? (node.children as RootContent[]) : [];
  return [...own, ...children.flatMap((child) => forbidden(child, path, around))];
}

function invalid(path: string, text: string): Message {
  const place = /^(?:Error: )?(\d+):(\d+): ?/.exec(text);
  const reason = text
    .slice(place?.[0].length ?? 0)
    .replace(/\s+/g, ' ')
    .replace(/ ?\((?:note|mdx)[^()]{0,400}\)/g, '')
    .trim();
  return {
    rule: 'mdx-invalid',
    severity: 'error',
    path,
    ...(place ? { line: Number(place[1]), column: Number(place[2]) } : {}),
    reason: `This is not valid MDX: ${reason.replace(/\.$/, '')}.`,
    advice: 'Write \\< and \\{ for a bare angle bracket or brace, and close what you open.',
  };
}
