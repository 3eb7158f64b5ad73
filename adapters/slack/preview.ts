import type { types } from "@slack/bolt";
import { html } from "hono/html";
import type { Card } from "../../src/card/card.ts";
import { renderCard } from "./render.ts";

type Markup = ReturnType<typeof html>;

/** How a card looks on Slack: the very blocks that Slack is sent, as HTML. All text is escaped. */
export function previewCard(card: Card): string {
  return String(html`<div class="as-slack">${renderCard(card).blocks.map(drawBlock)}</div>`);
}

function drawBlock(block: types.KnownBlock): Markup {
  switch (block.type) {
    case "section":
      return html`<div class="section">${drawLines(block.text?.text ?? "")}</div>`;
    case "context":
      return html`<div class="context">${block.elements.map((element) =>
        element.type === "image" ? "" : drawLines(element.text),
      )}</div>`;
    case "actions":
      return html`<div class="actions">${block.elements.map(drawElement)}</div>`;
    default:
      return html``;
  }
}

function drawElement(element: types.ActionsBlockElement): Markup {
  if (element.type === "button")
    return html`<button type="button" class="${element.style ?? ""}" disabled>${element.text.text}</button>`;
  if (element.type !== "static_select") return html``;
  const shown = element.initial_option?.text ?? element.placeholder;
  return html`<button type="button" disabled>${shown?.text} ▾</button>`;
}

/** Lines of mrkdwn: neighbouring quoted ones share a bar. */
function drawLines(mrkdwn: string): Markup[] {
  const groups: { readonly isQuote: boolean; readonly lines: string[] }[] = [];
  for (const line of mrkdwn.split("\n")) {
    const isQuote = line.startsWith(">");
    if (groups.at(-1)?.isQuote !== isQuote) groups.push({ isQuote, lines: [] });
    groups.at(-1)?.lines.push(isQuote ? line.slice(1) : line);
  }
  return groups.map(({ isQuote, lines }) => {
    const drawn = lines.map((line) => html`<p dir="auto">${drawWords(line)}</p>`);
    return isQuote ? html`<blockquote>${drawn}</blockquote>` : html`<div>${drawn}</div>`;
  });
}

/** A link, bold, italic, a mark that word joiners keep from formatting, or anything else up to the next of them. */
const INLINE =
  /<([^|<>]+)\|([^<>]*)>|\*((?:[^*\u2060]|\u2060\*\u2060|\u2060)+)\*|_((?:[^_\u2060]|\u2060_\u2060|\u2060)+)_|\u2060[*_]\u2060|[^<*_\u2060]+|./gsu;

function drawWords(line: string): Markup[] {
  return [...line.matchAll(INLINE)].map(([all, address, label, bold, italic]) => {
    if (address !== undefined)
      return html`<a href="${readEscapes(address)}" target="_blank" rel="noopener noreferrer">${readEscapes(label ?? "")}</a>`;
    if (bold !== undefined) return html`<b>${drawWords(bold)}</b>`;
    if (italic !== undefined) return html`<i>${drawWords(italic)}</i>`;
    return html`${readEscapes(all)}`;
  });
}

function readEscapes(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
