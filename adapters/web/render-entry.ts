import { html, raw } from "hono/html";
import { createTranslator } from "../../src/i18n/translate.ts";
import type { Entry } from "./transcript.ts";

/** Reactions that the page offers on every message that somebody wrote; a reader's flag is added by the page. */
const offeredReactions = ["📰", "🏷️", "🔁", "❌"] as const;

/** One message of the channel as a list item, with its controls. */
export async function renderEntry(entry: Entry, locale: string): Promise<string> {
  const t = createTranslator(locale).t;
  const author = entry.author === null ? "Dragoman" : t("web.you");
  return String(
    await html`<li id="m-${entry.id}" class="${entry.author === null ? "bot" : "human"}" data-message="${entry.id}">
      <p class="author">${author} <time datetime="${new Date(entry.at).toISOString()}"></time></p>
      ${entry.audience === null ? "" : html`<p class="note">${t("web.only-you")}</p>`}
      ${entry.text === null ? "" : html`<p class="text" dir="auto">${entry.text}</p>`}
      ${entry.cardHtml === null ? "" : raw(entry.cardHtml)}
      ${entry.reactions.length === 0 ? "" : html`<p class="reactions">${entry.reactions.join(" ")}</p>`}
      ${entry.author === null ? "" : renderReactionBar(t("web.react"), t("web.flag"), t("web.remove"))}
      <ol class="thread"></ol>
    </li>`,
  );
}

function renderReactionBar(react: string, flag: string, remove: string) {
  return html`<div class="reaction-bar" role="group" aria-label="${react}">
    ${offeredReactions.map((emoji) => html`<button type="button" data-emoji="${emoji}">${emoji}</button>`)}
    <label class="flag"><span>${flag}</span> <input data-flag maxlength="2" size="2" autocomplete="country" spellcheck="false"></label>
    <button type="button" data-remove>${remove}</button>
  </div>`;
}
