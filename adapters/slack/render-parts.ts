import type { types } from "@slack/bolt";
import type { EditionLink, Label, Quote } from "../../src/card/card.ts";
import { clip, linkWords, quoteText } from "./escape-text.ts";
import { limits } from "./limits.ts";

/** No word of a card is longer than this once escaped, so that lines can be joined without cutting inside markup. */
const MAX_WORDS = 400;
const MAX_PART = 500;
const MAX_SENTENCE = 6_000;
/** Leaves room in a section for the words of the link, each escaped. */
const MAX_LINK = 1_900;

/** `verbatim` keeps Slack from making links and mentions out of the text. */
export function mrkdwn(text: string) {
  return { type: "mrkdwn", text, verbatim: true } as const;
}

/** One section; `null` for no text. */
export function section(text: string): types.SectionBlock[] {
  return text === "" ? [] : [{ type: "section", text: mrkdwn(text) }];
}

/** Lines as sections, a new one where the next line would not fit. */
export function sections(lines: readonly string[]): types.SectionBlock[] {
  return packLines(lines, limits.sectionText).flatMap(section);
}

/** Small print: lines as context blocks of one element each. */
export function smallPrint(lines: readonly string[]): types.ContextBlock[] {
  return packLines(lines, limits.contextText).map((text) => ({ type: "context", elements: [mrkdwn(text)] }));
}

function packLines(lines: readonly string[], limit: number): string[] {
  const packed: string[] = [];
  for (const line of lines) {
    if (line === "" || line.length > limit) continue;
    const last = packed.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= limit)
      packed[packed.length - 1] = `${last}\n${line}`;
    else packed.push(line);
  }
  return packed;
}

/** Strangers' words for mrkdwn, clipped; a clipped text cannot outgrow a section by being escaped. */
export function words(text: string, direction: "ltr" | "rtl" = "ltr", length = MAX_WORDS): string {
  return quoteText(clip(text, length), direction);
}

/** A label, linked where it has an address that leaves room for it. */
export function linkedWords({ text, href }: Label, direction: "ltr" | "rtl" = "ltr"): string {
  return linkWords(words(text, direction, 200), href, MAX_LINK);
}

/** A quoted sentence as a quotation with an arrow to its place in the source; never cut, at worst divided. */
export function quoteLines({ text, href, direction }: Quote): string[] {
  const whole = quoteText(text, direction);
  if (whole === "") return [];
  const arrow = linkWords("↗", href, MAX_LINK);
  const linked = `>${whole} ${arrow}`;
  if (arrow !== "↗" && linked.length <= limits.sectionText) return [linked];
  if (whole.length < limits.sectionText) return [`>${whole}`];
  return splitLong(text).map((part) => `>${quoteText(part, direction)}`);
}

/** Divides at spaces what is too long for one section; what is beyond all reason in length is clipped. */
function splitLong(text: string): string[] {
  const parts: string[] = [];
  let rest = clip(text.trim(), MAX_SENTENCE);
  while (rest.length > MAX_PART) {
    const space = rest.lastIndexOf(" ", MAX_PART);
    const end =
      space > MAX_PART / 2 ? space : MAX_PART - (/[\ud800-\udbff]/.test(rest[MAX_PART - 1]!) ? 1 : 0);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest === "" ? parts : [...parts, rest];
}

/** An edition as a list line: the linked language and publisher, and why we think so where there is room. */
export function editionLine(edition: EditionLink): string {
  const line = `• ${linkedWords(edition)}`;
  const note = edition.note === null ? "" : ` · ${words(edition.note, "ltr", 200)}`;
  return line.length + note.length <= limits.sectionText ? line + note : line;
}

/** A heading in bold; the bot's own words. */
export function bold(text: string): string {
  const heading = words(text);
  return heading === "" ? "" : `*${heading}*`;
}
