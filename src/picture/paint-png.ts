import type { SKRSContext2D } from "@napi-rs/canvas";
import anyAscii from "any-ascii";
import type { Log } from "../log.ts";
import { type Box, type Dot, type Drawing, PAPER_PALETTE, type Shape } from "./drawing.ts";
import { layOut } from "./lay-out.ts";
import { FONT_FAMILY, loadFonts } from "./load-fonts.ts";
import type { Picture } from "./picture.ts";

/** What our fonts have letters for; a label in any other script is written in Latin letters. */
const FOREIGN =
  /(?=\p{L})[^\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Devanagari}\p{sc=Arabic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Common}\p{sc=Inherited}]/u;
/** Twice as many points as CSS pixels, for dense screens. */
const SCALE = 2;
const CORNER = 10;

/** A picture as a PNG on paper of its own, which is legible on a light and on a dark page. */
export async function paintPng(picture: Picture): Promise<Uint8Array> {
  const canvas = await import("@napi-rs/canvas");
  await loadFonts(canvas.GlobalFonts);
  const drawing = layOut(picture);
  const sheet = canvas.createCanvas(drawing.width * SCALE, drawing.height * SCALE);
  const context = sheet.getContext("2d");
  context.scale(SCALE, SCALE);
  context.direction = drawing.direction;
  paintBox(context, { x: 0, y: 0, ...drawing, radius: CORNER }, PAPER_PALETTE.paper);
  for (const shape of drawing.shapes) paintShape(context, shape, drawing);
  return sheet.encode("png");
}

/** The same for a post that goes out without its picture rather than not at all: `null`, and a line in the log. */
export async function tryPaint(picture: Picture | undefined, log: Log): Promise<Uint8Array | null> {
  if (picture === undefined) return null;
  try {
    return await paintPng(picture);
  } catch (error) {
    log.warn({ err: error }, "a picture could not be painted");
    return null;
  }
}

function paintShape(context: SKRSContext2D, shape: Shape, { direction }: Drawing): void {
  const colour = PAPER_PALETTE[shape.ink];
  switch (shape.kind) {
    case "box":
      paintBox(context, shape, colour);
      return;
    case "dot":
      paintDot(context, shape, colour);
      return;
    case "words": {
      context.font = `${shape.bold ? 600 : 400} ${shape.size}px ${FONT_FAMILY}`;
      context.fillStyle = colour;
      context.textAlign = shape.align === "middle" ? "center" : shape.align;
      context.direction = direction;
      context.fillText(
        FOREIGN.test(shape.text) ? anyAscii(shape.text) : shape.text,
        shape.x,
        shape.y,
        shape.room,
      );
      return;
    }
    default:
      shape satisfies never;
  }
}

function paintBox(context: SKRSContext2D, box: Omit<Box, "kind" | "ink">, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, box.radius);
  context.fill();
}

function paintDot(context: SKRSContext2D, dot: Dot, colour: string): void {
  context.beginPath();
  context.arc(dot.x, dot.y, dot.filled ? dot.radius : dot.radius - 1, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  if (dot.filled) context.fill();
  else context.stroke();
}
