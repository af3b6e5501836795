import type { PDFPageProxy } from 'unpdf/pdfjs';
import { type Drawing, drawingOf } from './drawing.ts';
import { type Font, fontOf } from './font.ts';
import { limits } from './limits.ts';
import { within } from './within.ts';

/** Corners in points, from the page's upper left corner. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** A run of text in one font on one baseline. Points from the page's upper left corner; `y` is the baseline. */
export type Item = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: Font;
  /** Marked content it stands in, as the structure tree names it. */
  readonly mark: string | undefined;
  /** Running head, page number or decoration, by the file's own word. */
  readonly artifact: boolean;
  /** False for text that does not run left to right along the page. */
  readonly upright: boolean;
  readonly endsLine: boolean;
  /** Set where a link lies over it. */
  readonly href?: string;
  /** 1-based. */
  readonly page: number;
};

/** A link on a page: to the web, or to a place in the same file by name. */
export type Link = { readonly id: string; readonly box: Box; readonly url?: string; readonly dest?: Dest };

/** A place inside the file: 1-based page, points from its top (undefined: the whole page). */
export type Dest = { readonly page: number; readonly y: number | undefined };

export type TreeNode = {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly (TreeNode | TreeLeaf)[];
};
export type TreeLeaf = { readonly type: string; readonly id: string };

export type Page = {
  readonly number: number;
  /** As printed or as the file names it: `iv`, `12`. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  readonly drawing: Drawing;
  readonly tree: TreeNode | undefined;
};

/** One page of pdf.js → its text runs, links, rules, images and structure, in one coordinate system. */
export async function readPage(proxy: PDFPageProxy, label: string, destOf: DestOf): Promise<Page> {
  const view = proxy.getViewport({ scale: 1 });
  const drawing = await within(drawingOf(proxy, view), limits.secondsAnswer);
  const content = await within(
    proxy.getTextContent({ includeMarkedContent: true, disableNormalization: false }),
    limits.secondsAnswer,
  );
  const fonts = new Map<string, Font>();
  const items: Item[] = [];
  const marks: { id: string | undefined; artifact: boolean }[] = [];
  for (const part of content.items) {
    if ('str' in part) {
      const font = fonts.get(part.fontName) ?? fontOf(proxy, part.fontName);
      fonts.set(part.fontName, font);
      const at = transform(view.transform, part.transform);
      const mark = marks.findLast((open) => open.id !== undefined)?.id;
      items.push({
        text: part.str,
        x: at[4],
        y: at[5],
        width: part.width,
        size: Math.hypot(at[2], at[3]),
        font,
        mark,
        artifact: marks.some((open) => open.artifact),
        upright: at[0] > 0 && Math.abs(at[1]) < 0.1 * at[0],
        endsLine: part.hasEOL,
        page: proxy.pageNumber,
      });
    } else if (part.type === 'endMarkedContent') marks.pop();
    else {
      const tag = 'tag' in part ? part.tag : undefined;
      marks.push({ id: typeof part.id === 'string' ? part.id : undefined, artifact: tag === 'Artifact' });
    }
  }
  return {
    number: proxy.pageNumber,
    label,
    width: view.width,
    height: view.height,
    items,
    links: await linksOf(proxy, destOf),
    drawing,
    tree: asTree(await within(proxy.getStructTree(), limits.secondsAnswer)),
  };
}

/** Destination as pdf.js gives it (a name or an array) → a place, where it can be found. */
export type DestOf = (dest: unknown) => Promise<Dest | undefined>;

async function linksOf(proxy: PDFPageProxy, destOf: DestOf): Promise<Link[]> {
  const view = proxy.getViewport({ scale: 1 });
  const links: Link[] = [];
  const annotations: unknown[] = await within(proxy.getAnnotations(), limits.secondsAnswer);
  for (const found of annotations) {
    if (!isRecord(found) || found.subtype !== 'Link' || typeof found.id !== 'string') continue;
    const rect = Array.isArray(found.rect) ? found.rect.map(Number) : [];
    const [a = 0, b = 0] = view.convertToViewportPoint(rect[0] ?? 0, rect[1] ?? 0).map(Number);
    const [c = 0, d = 0] = view.convertToViewportPoint(rect[2] ?? 0, rect[3] ?? 0).map(Number);
    const box = { left: Math.min(a, c), top: Math.min(b, d), right: Math.max(a, c), bottom: Math.max(b, d) };
    const dest = found.dest ? await destOf(found.dest) : undefined;
    const url = addressOf(found);
    links.push({ id: found.id, box, ...(url === undefined ? {} : { url }), ...(dest === undefined ? {} : { dest }) });
  }
  return links;
}

/**
 * Addresses a reader may follow: the web, mail, and what was relative in a page printed from disk
 * (`file:///guides/x` → `/guides/x`, a named place → `#name`, where the name can be an HTML id).
 * Other `file:` addresses name folders of the author's machine and are dropped.
 */
function addressOf({ url, unsafeUrl, dest }: Record<string, unknown>): string | undefined {
  if (typeof url === 'string') return /^(https?|mailto):/i.test(url) ? asWritten(url, unsafeUrl) : undefined;
  if (typeof dest === 'string') return /^[\p{L}][\p{L}\p{N}-]*$/u.test(dest) ? `#${dest}` : undefined;
  if (typeof unsafeUrl !== 'string') return undefined;
  const path = /^file:\/\/(\/[^/:][^:]*)$/.exec(unsafeUrl)?.[1];
  return path && !/^\/(home|users|root|tmp|var|private|mnt|media|opt)\//i.test(path) ? path : undefined;
}

/** pdf.js adds a slash to a bare host; the file's own spelling is kept where it is the same address. */
function asWritten(url: string, unsafeUrl: unknown): string {
  return typeof unsafeUrl === 'string' && `${unsafeUrl}/` === url ? unsafeUrl : url;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** pdf.js builds the tree without cycles and at most 40 deep. */
function asTree(tree: unknown): TreeNode | undefined {
  if (!isRecord(tree) || !Array.isArray(tree.children)) return undefined;
  const children = tree.children.flatMap((child: unknown): (TreeNode | TreeLeaf)[] => {
    if (!isRecord(child)) return [];
    if (typeof child.type === 'string' && typeof child.id === 'string') return [{ type: child.type, id: child.id }];
    const node = asTree(child);
    return node ? [node] : [];
  });
  const role = typeof tree.role === 'string' ? tree.role : '';
  return typeof tree.alt === 'string' ? { role, alt: tree.alt, children } : { role, children };
}

type Matrix = readonly [number, number, number, number, number, number];

/** The product of two PDF matrices: first `inner`, then `outer` (ISO 32000-1, 8.3.4). */
export function transform(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
