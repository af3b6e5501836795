import type { Element } from 'hast';
import type { Code } from 'mdast';
import { classesOf, elementsOf, property } from './hast.ts';

const NOT_A_LANGUAGE =
  /^(?:hljs|prettyprint|prettyprinted|sourcecode|highlight|highlighter-rouge|code|codehilite|linenums|line-numbers|prism|shiki|notranslate|none|text|plain|plaintext|nohighlight)$/i;

/** A `pre` → code with its language, wherever the page names it; one line an element where lines are elements. */
export function toCode(pre: Element): Code {
  const lang = languageOf(pre);
  return { type: 'code', lang: lang ?? null, meta: null, value: codeText(pre).replace(/^\n/, '').trimEnd() };
}

function languageOf(pre: Element): string | undefined {
  const inner = elementsOf(pre)
    .map(({ node }) => node)
    .filter((node) => node.tagName === 'code')
    .slice(0, 1);
  for (const node of [...inner, pre]) {
    const named = ['data-lang', 'data-language', 'data-code-language', 'lang']
      .map((name) => property(node, name))
      .find((value) => value !== '');
    if (named !== undefined) return clean(named);
    for (const name of classesOf(node)) {
      const word =
        /^(?:language|lang|highlight-source|source|brush:?|highlight-text|highlight)-?([a-z0-9+#_.-]+)$/i.exec(
          name,
        )?.[1];
      if (word !== undefined && !NOT_A_LANGUAGE.test(word)) return clean(word);
    }
  }
  const only = inner
    .flatMap(classesOf)
    .concat(classesOf(pre))
    .filter((name) => !NOT_A_LANGUAGE.test(name));
  const pandoc =
    classesOf(pre).includes('sourceCode') || inner.some((node) => /hljs|sourceCode/.test(classesOf(node).join(' ')));
  const word = only.find((name) => name !== 'sourceCode');
  if (word !== undefined && (pandoc || only.length === 1)) return clean(word);
  return undefined;
}

function clean(word: string): string | undefined {
  const lang = word.toLowerCase();
  return /^[a-z][a-z0-9+#_.-]{0,19}$/.test(lang) && !NOT_A_LANGUAGE.test(lang) ? lang : undefined;
}

function codeText(node: Element): string {
  const parts: string[] = [];
  for (const child of node.children) {
    if (child.type === 'text') parts.push(child.value);
    if (child.type !== 'element' || isGutter(child)) continue;
    if (child.tagName === 'br') parts.push('\n');
    else if (/^(?:div|p|li|tr)$/.test(child.tagName))
      parts.push(breakAfter(parts), codeText(child).replace(/\n$/, ''), '\n');
    else parts.push(codeText(child));
  }
  return parts.join('');
}

function breakAfter(parts: readonly string[]): string {
  const last = parts.findLast((part) => part !== '');
  return last === undefined || last.endsWith('\n') ? '' : '\n';
}

/** Line numbers and copy buttons are no code. */
function isGutter(node: Element): boolean {
  if (/^(?:button|script|style|svg)$/.test(node.tagName)) return true;
  return classesOf(node).some((name) =>
    /^(?:gutter|line-?numbers?(?:-rows)?|lineno|linenos|hljs-ln-numbers|copy(?:-button)?)$/i.test(name),
  );
}
