import { getResolvedPDFJS } from 'unpdf';
import type { PageViewport, PDFPageProxy } from 'unpdf/pdfjs';
import { limits } from './limits.ts';
import { type Box, isRecord, transform } from './page.ts';

/** A picture as painted: its place, its name in pdf.js, and the marked content it stands in. */
export type Picture = { readonly box: Box; readonly name: string; readonly mark: number | undefined };

/** What a page draws besides text: thin lines (of tables, above footnotes) and pictures. */
export type Drawing = {
  readonly rules: readonly Box[];
  /** Small discs and squares, as browsers draw the marks of lists. */
  readonly dots: readonly Box[];
  readonly pictures: readonly Picture[];
};

const none: Drawing = { rules: [], dots: [], pictures: [] };

/** Reading the operators also makes pdf.js load the page's fonts, whose names `fontOf` needs. */
export async function drawingOf(page: PDFPageProxy, view: PageViewport): Promise<Drawing> {
  const { OPS } = await getResolvedPDFJS();
  const list = await page.getOperatorList();
  if (list.fnArray.length > limits.operators) return none;
  const rules: Box[] = [];
  const dots: Box[] = [];
  const pictures: Picture[] = [];
  const marks: (number | undefined)[] = [];
  let matrix: readonly number[] = view.transform;
  const saved: (readonly number[])[] = [];
  for (const [index, operator] of list.fnArray.entries()) {
    const args: unknown = list.argsArray[index];
    const values: readonly unknown[] = Array.isArray(args) ? args : [];
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = transform(matrix, values.map(Number));
    else if (operator === OPS.beginMarkedContent) marks.push(undefined);
    else if (operator === OPS.beginMarkedContentProps)
      marks.push(typeof values[1] === 'number' ? values[1] : undefined);
    else if (operator === OPS.endMarkedContent) marks.pop();
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      if (Array.isArray(values[0])) matrix = transform(matrix, values[0].map(Number));
    } else if (operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.constructPath) {
      const path = pathBox(values, matrix);
      if (path && isRule(path)) rules.push(path);
      else if (path && isDot(path)) dots.push(path);
    } else if (operator === OPS.paintImageXObject && typeof values[0] === 'string') {
      const mark = marks.findLast((open) => open !== undefined);
      pictures.push({ box: boxOf(matrix, [0, 0, 1, 1]), name: values[0], mark });
    }
  }
  return { rules, dots, pictures };
}

function pathBox(values: readonly unknown[], matrix: readonly number[]): Box | undefined {
  const bounds: unknown = values[2];
  if (!isRecord(bounds)) return undefined;
  const corners = [0, 1, 2, 3].map((index) => Number(bounds[index]));
  return corners.every(Number.isFinite) ? boxOf(matrix, corners) : undefined;
}

/** A path whose bounds are thin and long is a rule, however it was drawn. */
function isRule({ left, right, top, bottom }: Box): boolean {
  const wide = right - left;
  const high = bottom - top;
  return Math.min(wide, high) < 3 && Math.max(wide, high) > 15;
}

function isDot({ left, right, top, bottom }: Box): boolean {
  const wide = right - left;
  const high = bottom - top;
  return wide > 1.5 && wide < 9 && Math.abs(wide - high) < 0.15 * wide;
}

function boxOf(matrix: readonly number[], corners: readonly number[]): Box {
  const [a = 0, b = 0, c = 0, d = 0] = corners;
  const one = transform(matrix, [1, 0, 0, 1, a, b]);
  const two = transform(matrix, [1, 0, 0, 1, c, d]);
  return {
    left: Math.min(one[4], two[4]),
    right: Math.max(one[4], two[4]),
    top: Math.min(one[5], two[5]),
    bottom: Math.max(one[5], two[5]),
  };
}
