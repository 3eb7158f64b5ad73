import type { APIEmbed, APIEmbedField } from "discord.js";
import type { EditionLink, Label, NameList, Quote } from "../../src/card/card.ts";
import { clipText } from "../../src/card/clip-text.ts";
import { cleanText, escapeText, maskedLink, safeHref } from "./escape.ts";
import { type Budget, clipEscaped, ELLIPSIS, joinWhole } from "./fit.ts";
import { LIMITS } from "./limits.ts";

/** Discord refuses empty strings; this one is shown as nothing. */
export const NOTHING = "\u200B";
/** A masked link's address; longer ones would crowd out the words. */
const MAX_LINK = 1024;
/** A label of a link, a fact or a name in a list. */
const MAX_LABEL = 200;
const SEPARATOR = " · ";
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Joined with words of the other direction, right-to-left words keep to themselves (UAX #9, isolates). */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** Small print on lines of its own. */
export function smallPrint(text: string): string {
  return text === "" ? "" : `-# ${text}`;
}

/** Facts on one line of small print. */
export function renderFacts(facts: readonly string[], limit: number): string {
  const parts = facts.map((fact) => isolate(clipEscaped(fact, MAX_LABEL)));
  return smallPrint(joinWhole(parts, SEPARATOR, limit));
}

/** A label with its link, clipped. */
export function renderLabel({ text, href }: Label, maxLabel = MAX_LABEL): string {
  return maskedLink(clipText(cleanText(text), maxLabel), href, MAX_LINK);
}

/** A quoted sentence as a block quote, whole, with a mark that leads to its place in the source. */
export function renderQuote(quote: Quote, linked = true): string {
  const text = escapeText(quote.text);
  if (text === "") return "";
  const link = linked && quote.href !== null ? maskedLink("↗", quote.href, MAX_LINK) : "↗";
  return link === "↗" ? `> ${text}` : `> ${text} ${link}`;
}

/** Quotes in order; where they do not fit with their links, without; what does not fit then is left out whole. */
export function renderQuotes(quotes: readonly Quote[], limit: number): string {
  const separator = "\n> \n";
  const linked = quotes.map((quote) => renderQuote(quote)).filter((line) => line !== "");
  const whole = linked.join(separator);
  if (whole.length <= limit) return whole;
  return joinWhole(
    quotes.map((quote) => renderQuote(quote, false)),
    separator,
    limit,
  );
}

/** Links to editions or other articles, one a line. */
export function renderEditions(editions: readonly EditionLink[], limit: number): string {
  return joinWhole(editions.map(renderEdition), "\n", limit);
}

function renderEdition({ note, ...label }: EditionLink): string {
  const link = isolate(renderLabel(label, 100));
  if (link === "" || note === null || note === "") return link;
  return `${link}${SEPARATOR}${clipEscaped(note, MAX_LABEL)}`;
}

/** "A, B, C, 4 more" */
export function renderNames({ names, moreLabel }: NameList, limit: number): string {
  const parts = names.map((name) => isolate(clipEscaped(name, MAX_LABEL)));
  const more = moreLabel === null ? [] : [clipEscaped(moreLabel, MAX_LABEL)];
  const whole = [...parts, ...more].filter((part) => part !== "").join(", ");
  return whole.length <= limit ? whole : joinWhole(parts, ", ", limit);
}

/** A field within the budget; `null` where nothing is left to show or to spend. */
export function renderField(
  heading: string,
  inline: boolean,
  budget: Budget,
  renderValue: (limit: number) => string,
): APIEmbedField | null {
  const name = clipEscaped(heading, LIMITS.fieldName) || NOTHING;
  const room = Math.min(LIMITS.fieldValue, budget.left() - name.length);
  const value = room > 0 ? renderValue(room) : "";
  if (value === "" || value === ELLIPSIS) return null;
  budget.spend(name.length + value.length);
  return { name, value, inline };
}

/** The embed's title with its link; a link that does not fit as the title's is given back to be shown elsewhere. */
export function renderTitle(label: Label, budget: Budget): Pick<APIEmbed, "title" | "url"> {
  const title = clipEscaped(label.text, LIMITS.embedTitle);
  const url = safeHref(label.href, LIMITS.url);
  const shown = title === "" && url !== null ? escapeText(url).slice(0, LIMITS.embedTitle) : title;
  budget.spend(shown.length);
  return { ...(shown === "" ? {} : { title: shown }), ...(url === null ? {} : { url }) };
}
