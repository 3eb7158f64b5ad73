import { raw } from "hono/html";
import { createTranslator, type Translator } from "../../src/i18n/translate.ts";
import { markup } from "./markup.ts";
import type { Entry } from "./transcript.ts";

/** Reactions that the page offers on every message that somebody wrote; a reader's flag is added by the page. */
const offeredReactions = ["📰", "🏷️", "🔁", "❌"] as const;

/** Draws an entry in a language (BCP 47). */
export type DrawEntry = (entry: Entry, locale: string) => string;

/** One message of the channel as a list item, with its controls; a card links to how it looks on other platforms. */
export function renderEntry(entry: Entry, locale: string, platforms: readonly string[]): string {
  const t = createTranslator(locale).t;
  const author = entry.author === null ? "Dragoman" : t("web.you");
  return String(
    markup`<li id="m-${entry.id}" class="${entry.author === null ? "bot" : "human"}" data-message="${entry.id}">
      <p class="author">${author} <time datetime="${new Date(entry.at).toISOString()}"></time></p>
      ${entry.audience === null ? "" : markup`<p class="note">${t("web.only-you")}</p>`}
      ${entry.text === null ? "" : markup`<p class="text" dir="auto">${entry.text}</p>`}
      ${entry.cardHtml === null ? "" : raw(entry.cardHtml)}
      ${entry.card === null ? "" : renderViews(entry.id, platforms, t)}
      ${entry.reactions.length === 0 ? "" : markup`<p class="reactions">${entry.reactions.join(" ")}</p>`}
      ${entry.author === null ? "" : renderReactionBar(t)}
      <ol class="thread"></ol>
    </li>`,
  );
}

function renderViews(id: string, platforms: readonly string[], t: Translator["t"]) {
  const links = platforms.map(
    (platform) =>
      markup`<li><a href="/messages/${id}/as/${platform}" target="_blank">${t("web.view-as", { platform })}</a></li>`,
  );
  return platforms.length === 0 ? "" : markup`<ul class="views note">${links}</ul>`;
}

function renderReactionBar(t: Translator["t"]) {
  return markup`<div class="reaction-bar" role="group" aria-label="${t("web.react")}">
    ${offeredReactions.map((emoji) => markup`<button type="button" data-emoji="${emoji}">${emoji}</button>`)}
    <label class="flag"><span>${t("web.flag")}</span> <input data-flag maxlength="2" size="2" autocomplete="country" spellcheck="false"></label>
    <button type="button" data-edit>${t("web.edit")}</button>
    <button type="button" data-remove>${t("web.remove")}</button>
  </div>`;
}
