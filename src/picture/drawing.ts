import type { Direction } from "../card/card.ts";

/** A picture laid out: shapes in an order in which they may be painted. Lengths in CSS pixels, y downwards. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly direction: Direction;
  readonly shapes: readonly Shape[];
}

export type Shape = Box | Dot | Words;

export interface Box {
  readonly kind: "box";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly ink: Ink;
}

export interface Dot {
  readonly kind: "dot";
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly filled: boolean;
  readonly ink: Ink;
}

export interface Words {
  readonly kind: "words";
  readonly text: string;
  /** Where `align` says: the left end, the middle or the right end. */
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly align: "left" | "middle" | "right";
  readonly size: number;
  readonly bold: boolean;
  readonly ink: Ink;
  /** How wide it may be at most. */
  readonly room: number;
}

/** What something is painted with; a palette says which colour that is. `tone-1` to `tone-4` grow with the count. */
export type Ink = "text" | "soft" | "line" | "mark" | Tone | `on-${Tone}`;
export type Tone = "tone-1" | "tone-2" | "tone-3" | "tone-4";
export type Palette = Readonly<Record<Ink, string>>;

/**
 * One hue from light to dark (as ColorBrewer's single-hue "Blues"): told apart by anybody who sees light and dark.
 * Each figure stands at 4.5:1 or more on its ground (WCAG 2.2, 1.4.3).
 */
export const PAPER_PALETTE: Palette & { readonly paper: string } = {
  paper: "#ffffff",
  text: "#1c1b19",
  soft: "#5c594f",
  line: "#d9d5c9",
  mark: "#1f5c8b",
  "tone-1": "#e1ecf5",
  "tone-2": "#b3d0e5",
  "tone-3": "#72a7cc",
  "tone-4": "#1f5c8b",
  "on-tone-1": "#1c1b19",
  "on-tone-2": "#1c1b19",
  "on-tone-3": "#10202c",
  "on-tone-4": "#ffffff",
};
