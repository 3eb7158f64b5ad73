import type { Drawing, Palette, Shape } from "./drawing.ts";
import { layOut } from "./lay-out.ts";
import type { Picture } from "./picture.ts";

/**
 * A picture as an SVG 1.1 element for an HTML page, with its alternative text as its accessible name. Pure; every
 * string is escaped. The palette's values are written into `fill` attributes: colours or `var(--name)`.
 */
export function drawSvg(picture: Picture, palette: Palette): string {
  const drawing = layOut(picture);
  const { width, height, direction, shapes } = drawing;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const body = shapes.map((shape) => drawShape(shape, drawing, palette)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} direction="${direction}" role="img" aria-label="${escapeXml(picture.alt)}">${body}</svg>`;
}

function drawShape(shape: Shape, { direction }: Drawing, palette: Palette): string {
  const colour = escapeXml(palette[shape.ink]);
  switch (shape.kind) {
    case "box":
      return `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}" rx="${shape.radius}" fill="${colour}"/>`;
    case "dot": {
      const paint = shape.filled ? `fill="${colour}"` : `fill="none" stroke="${colour}" stroke-width="2"`;
      const radius = shape.filled ? shape.radius : shape.radius - 1;
      return `<circle cx="${round(shape.x)}" cy="${round(shape.y)}" r="${radius}" ${paint}/>`;
    }
    case "words": {
      const weight = shape.bold ? ' font-weight="600"' : "";
      return `<text x="${round(shape.x)}" y="${round(shape.y)}" font-size="${shape.size}"${weight} text-anchor="${anchorOf(shape.align, direction)}" fill="${colour}">${escapeXml(shape.text)}</text>`;
    }
    default:
      return shape satisfies never;
  }
}

/** SVG's `start` is the right end of what is written from right to left. */
function anchorOf(align: "left" | "middle" | "right", direction: Drawing["direction"]): string {
  if (align === "middle") return "middle";
  return (align === "left") === (direction === "ltr") ? "start" : "end";
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeXml(text: string): string {
  return text.toWellFormed().replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
