import type { Card } from "../../src/card/card.ts";
import { clipText } from "../../src/card/clip-text.ts";
import { cleanText } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/** Names the thread that a card starts: plain text, never empty. */
export function threadName(card: Card): string {
  return clipText(cleanText(titleOf(card)), LIMITS.threadName) || "📰";
}

function titleOf(card: Card): string {
  switch (card.kind) {
    case "brief":
      return card.title.text;
    case "digest":
    case "panel":
      return card.title;
    case "notice":
      return card.text;
    default:
      return card satisfies never;
  }
}
