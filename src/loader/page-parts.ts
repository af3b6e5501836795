import type { ElementContent } from 'hast';
import type { State } from 'mdast-util-to-hast';
import { element } from './components/component.ts';

/** An empty link that the style sheet gives its sign, so that copied text stays clean. */
export function fragmentLink(fragment: string, ariaLabel: string): ElementContent {
  return element('a', { className: ['fragment-link'], href: `#${fragment}`, ariaLabel }, []);
}

/** Address that a reference like `[words][name]` stands for; empty where nothing defines it. */
export function addressOf(state: State, node: { readonly identifier: string }): string {
  return state.definitionById.get(node.identifier.toUpperCase())?.url ?? '';
}

/** Rows as a table whose first row is its head, in a region that scrolls by itself. */
export function tableRegion(rows: readonly ElementContent[], ariaLabel: string): ElementContent {
  const [head, ...body] = rows.filter((row) => row.type === 'element');
  const asHead = head && { ...head, children: head.children.map(asHeading) };
  const table = element('table', {}, [...(asHead ? [element('thead', {}, [asHead])] : []), element('tbody', {}, body)]);
  return element('div', { className: ['table-wrap'], tabIndex: 0, role: 'region', ariaLabel }, [table]);
}

/** A cell above a column as its heading; an empty one, as above a column of row names, heads nothing. */
function asHeading(cell: ElementContent): ElementContent {
  if (cell.type !== 'element') return cell;
  if (cell.children.length === 0) return { ...cell, tagName: 'td' };
  return { ...cell, tagName: 'th', properties: { ...cell.properties, scope: 'col' } };
}
