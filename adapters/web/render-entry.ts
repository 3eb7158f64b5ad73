import { raw } from "hono/html";
import { createTranslator, type Translator } from "../../src/i18n/translate.ts";
import { markup } from "./markup.ts";
import type { Entry } from "./transcript.ts";

/** Reactions that the page offers on every message that somebody wrote; a reader's flag is added by the page. */
const offeredReactions = ["📰", "🏷️", "🔁", "❌"] as const;

/** One message of the channel as a list item, with its controls. */
export function renderEntry(entry: Entry, locale: string): string {
  const t = createTranslator(locale).t;
  const author = entry.author === null ? "Dragoman" : t("web.you");
  return String(
    markup`<li id="m-${entry.id}" class="${entry.author === null ? "bot" : "human"}" data-message="${entry.id}">
      <p class="author">${author} <time datetime="${new Date(entry.at).toISOString()}"></time></p>
      ${entry.audience === null ? "" : markup`<p class="note">${t("web.only-you")}</p>`}
      ${entry.text === null ? "" : markup`<p class="text" dir="auto">${entry.text}</p>`}
      ${entry.cardHtml === null ? "" : raw(entry.cardHtml)}
      ${entry.reactions.length === 0 ? "" : markup`<p class="reactions">${entry.reactions.join(" ")}</p>`}
      ${entry.author === null ? "" : renderReactionBar(t)}
      <ol class="thread"></ol>
    </li>`,
  );
}

function renderReactionBar(t: Translator["t"]) {
  return markup`<div class="reaction-bar" role="group" aria-label="${t("web.react")}">
    ${offeredReactions.map((emoji) => markup`<button type="button" data-emoji="${emoji}">${emoji}</button>`)}
    <label class="flag"><span>${t("web.flag")}</span> <input data-flag maxlength="2" size="2" autocomplete="country" spellcheck="false"></label>
    <button type="button" data-edit>${t("web.edit")}</button>
    <button type="button" data-remove>${t("web.remove")}</button>
  </div>`;
}
