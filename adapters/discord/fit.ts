import { clipText } from "../../src/card/clip-text.ts";
import { cleanText, escapeText } from "./escape.ts";

/** Stands for what was left out. */
export const ELLIPSIS = "…";

/** Escapes a text and shortens it, if need be, so that the escaped text has at most `limit` UTF-16 units. */
export function clipEscaped(text: string, limit: number): string {
  const clean = cleanText(text);
  for (let length = Math.min(limit, clean.length); length > 0; ) {
    const escaped = escapeText(clipText(clean, length));
    if (escaped.length <= limit) return escaped;
    length -= Math.max(1, Math.ceil((escaped.length - limit) / 2));
  }
  return "";
}

/**
 * Joins as many whole parts as fit into `limit`, in order, leaving out empty ones; an ellipsis stands for what was left
 * out. A part too long by itself is left out, never cut.
 */
export function joinWhole(parts: readonly string[], separator: string, limit: number): string {
  const present = parts.filter((part) => part !== "");
  const whole = present.join(separator);
  if (whole.length <= limit) return whole;
  const room = limit - separator.length - ELLIPSIS.length;
  let text = "";
  for (const part of present) {
    const longer = text === "" ? part : text + separator + part;
    if (longer.length <= room) text = longer;
  }
  if (text === "") return limit >= ELLIPSIS.length ? ELLIPSIS : "";
  return text + separator + ELLIPSIS;
}

/** Spends a budget of characters: `take` gives what may be used of `wanted` and subtracts what was used. */
export interface Budget {
  readonly left: () => number;
  readonly spend: (used: number) => void;
}

/** A budget for all texts of a message together. */
export function createBudget(total: number): Budget {
  let left = total;
  return {
    left: () => left,
    spend: (used) => {
      left -= used;
    },
  };
}
