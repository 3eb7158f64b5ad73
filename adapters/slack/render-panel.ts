import type { types } from "@slack/bolt";
import type { NoticeCard, PanelCard, PanelLine, PanelSection } from "../../src/card/card.ts";
import { bold, linkedWords, section, sections, smallPrint, words } from "./render-parts.ts";

const TONES = { info: "ℹ️", done: "✅", problem: "⚠️" } as const;

/** A titled list: sections of lines under headings. */
export function renderPanel(card: PanelCard): types.KnownBlock[] {
  return [...section(bold(card.title) || "…"), ...card.sections.flatMap(renderSection)];
}

function renderSection({ heading, lines }: PanelSection): types.KnownBlock[] {
  return sections([heading === null ? "" : bold(heading), ...lines.map(panelLine)]);
}

function panelLine(line: PanelLine): string {
  const text = line.href === null ? words(line.text, line.direction, 500) : linkedWords(line, line.direction);
  const note = line.note === null ? "" : `_${words(line.note)}_`;
  return [`• ${text}`, note].filter((part) => part !== "").join("  ");
}

/** What to tell one person, and what to do next. */
export function renderNotice({ tone, text, hint, reference }: NoticeCard): types.KnownBlock[] {
  const mark = TONES[tone];
  const print = [
    hint === null ? "" : words(hint),
    reference === null ? "" : `\`${words(reference, "ltr", 60)}\``,
  ];
  return [...section(`${mark} ${words(text, "ltr", 500)}`), ...smallPrint(print)];
}
