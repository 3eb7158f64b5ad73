import type { Drawing, Shape, Tone } from "./drawing.ts";
import { fitLabel, measureLabel, wrapLabel } from "./fit-label.ts";
import { type Cell, MAX_COLUMNS, MAX_ROWS, type Picture, type PictureRow } from "./picture.ts";

const PADDING = 20;
const GAP = 12;
const TITLE = { size: 15, line: 22 };
const LABEL = { size: 13, least: 90, most: 220 };
const HEAD = { size: 12, line: 15 };
const ROW = { height: 30, gap: 4 };
const COLUMN = { least: 68, most: 104 };
const DOT = 6;
const TONES = 4;

/** What the parts of one picture agree on. */
interface Grid {
  readonly label: number;
  readonly column: number;
  readonly width: number;
  /** The greatest count that is no sum; at least as many as there are tones, so that two is not far from one. */
  readonly most: number;
}

/** Lays a picture out: title, languages as columns, rows with their labels, legend and small print. Pure. */
export function layOut(picture: Picture): Drawing {
  const columns = picture.columns.slice(0, MAX_COLUMNS);
  const rows = picture.rows.slice(0, MAX_ROWS);
  const grid = measure(picture, columns, rows);
  const shapes: Shape[] = [];
  let y = PADDING;
  const title = { size: TITLE.size, bold: true, room: grid.width - 2 * PADDING };
  shapes.push(write(picture.title, PADDING, y + TITLE.size, title));
  y += TITLE.line + GAP;
  const heads = columns.map((column) => wrapLabel(column, HEAD.size, grid.column - 6));
  y += Math.max(1, ...heads.map((lines) => lines.length)) * HEAD.line;
  for (const [index, lines] of heads.entries()) shapes.push(...drawHead(lines, columnMiddle(grid, index), y));
  y += 4;
  for (const row of rows) {
    shapes.push(...drawRow(row, y, columns.length, grid));
    y += ROW.height + (row.total ? GAP / 2 : 0);
  }
  const foot = drawFoot(picture, y, grid.width - 2 * PADDING);
  shapes.push(...foot.shapes);
  const { direction } = picture;
  const height = foot.bottom + PADDING;
  return {
    width: grid.width,
    height,
    direction,
    shapes: direction === "rtl" ? mirror(shapes, grid.width) : shapes,
  };
}

/** Small print, then what the marks mean. */
function drawFoot({ legend, note }: Picture, top: number, room: number) {
  const shapes: Shape[] = [];
  const small = { size: HEAD.size, ink: "soft" } as const;
  let y = top + (legend.length > 0 || note !== null ? GAP : 0);
  if (note !== null) {
    y += HEAD.line;
    shapes.push(write(note, PADDING, y, { ...small, room }));
  }
  for (const { mark, text } of legend) {
    const indent = 2 * DOT + 8;
    y += HEAD.line + 3;
    shapes.push(drawDot(mark === "full", PADDING + DOT, y - 4));
    shapes.push(write(text, PADDING + indent, y, { ...small, room: room - indent }));
  }
  return { shapes, bottom: y };
}

function measure(picture: Picture, columns: readonly string[], rows: readonly PictureRow[]): Grid {
  const widest = Math.max(0, ...rows.map(({ label }) => measureLabel(label, LABEL.size)));
  const label = Math.min(LABEL.most, Math.max(LABEL.least, widest)) + GAP;
  const heads = columns.flatMap((column) => column.split(/\s+/)).map((word) => measureLabel(word, HEAD.size));
  const column = Math.min(COLUMN.most, Math.max(COLUMN.least, ...heads.map((width) => width + 8)));
  const needed = Math.max(label + column * columns.length, measureLabel(picture.title, TITLE.size));
  const counts = rows.flatMap(({ total, cells }) => (total ? [] : cells.map(countOf)));
  return { label, column, width: Math.ceil(needed + 2 * PADDING), most: Math.max(TONES, ...counts) };
}

function countOf(cell: Cell | null): number {
  return cell !== null && "count" in cell ? cell.count : 0;
}

function columnMiddle({ label, column }: Grid, index: number): number {
  return PADDING + label + column * (index + 0.5);
}

function drawHead(lines: readonly string[], x: number, bottom: number): Shape[] {
  return lines.map((text, index) =>
    write(text, x, bottom - 6 - (lines.length - 1 - index) * HEAD.line, {
      size: HEAD.size,
      align: "middle",
      ink: "soft",
      room: COLUMN.most,
    }),
  );
}

function drawRow({ label, total, cells }: PictureRow, y: number, columns: number, grid: Grid): Shape[] {
  const baseline = y + ROW.height / 2 + LABEL.size * 0.36;
  const room = grid.label - GAP;
  const name = write(label, PADDING, baseline, { size: LABEL.size, bold: total, room });
  const width = grid.label + grid.column * columns;
  const line: Shape = {
    kind: "box",
    x: PADDING,
    y: y + ROW.height + 1,
    width,
    height: 1,
    radius: 0,
    ink: "line",
  };
  const drawn = cells
    .slice(0, columns)
    .flatMap((cell, index) => drawCell(cell, columnMiddle(grid, index), y, total, grid));
  return [name, ...drawn, ...(total ? [line] : [])];
}

function drawCell(cell: Cell | null, x: number, y: number, total: boolean, grid: Grid): Shape[] {
  const middle = y + ROW.height / 2;
  if (cell === null) return [drawDot(true, x, middle, 1.5, "line")];
  if ("mark" in cell) return [drawDot(cell.mark === "full", x, middle)];
  const baseline = middle + LABEL.size * 0.36;
  const style = { size: LABEL.size, align: "middle", bold: true, room: grid.column - 8 } as const;
  if (total) return [write(cell.text, x, baseline, style)];
  const tone: Tone = `tone-${Math.min(TONES, Math.ceil((TONES * cell.count) / grid.most)) as 1 | 2 | 3 | 4}`;
  const width = grid.column - ROW.gap;
  const height = ROW.height - ROW.gap;
  const tile: Shape = {
    kind: "box",
    x: x - width / 2,
    y: y + ROW.gap / 2,
    width,
    height,
    radius: 4,
    ink: tone,
  };
  return [tile, write(cell.text, x, baseline, { ...style, ink: `on-${tone}` })];
}

function drawDot(filled: boolean, x: number, y: number, radius = DOT, ink: "mark" | "line" = "mark"): Shape {
  return { kind: "dot", x, y, radius, filled, ink };
}

type Style = Partial<Pick<Extract<Shape, { kind: "words" }>, "align" | "bold" | "ink">> & {
  readonly size: number;
  readonly room: number;
};

function write(
  text: string,
  x: number,
  y: number,
  { align = "left", bold = false, ink = "text", ...fit }: Style,
): Shape {
  return { kind: "words", text: fitLabel(text, fit.size, fit.room), x, y, align, bold, ink, ...fit };
}

/** For readers of right-to-left scripts everything stands on the other side. */
function mirror(shapes: readonly Shape[], width: number): Shape[] {
  const across = { left: "right", right: "left", middle: "middle" } as const;
  return shapes.map((shape) => {
    if (shape.kind === "box") return { ...shape, x: width - shape.x - shape.width };
    if (shape.kind === "dot") return { ...shape, x: width - shape.x };
    return { ...shape, x: width - shape.x, align: across[shape.align] };
  });
}
