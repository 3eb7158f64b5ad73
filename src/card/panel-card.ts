import type { Translator } from "../i18n/translate.ts";
import { direction } from "../language/language-names.ts";
import type { Action, PanelCard, PanelLine, PanelSection } from "./card.ts";

/** A titled list; sections without lines are left out. */
export function makePanel(
  words: Translator,
  title: string,
  sections: readonly PanelSection[],
  actions: readonly Action[] = [],
): PanelCard {
  return {
    kind: "panel",
    locale: words.locale,
    title,
    sections: sections.filter((section) => section.lines.length > 0),
    actions,
  };
}

/** A line in the bot's own words. */
export function makeLine(words: Translator, text: string, parts: Partial<PanelLine> = {}): PanelLine {
  return { text, href: null, direction: direction(words.locale), note: null, ...parts };
}
