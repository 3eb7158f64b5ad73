import type { APIEmbed, APIMessageTopLevelComponent } from "discord.js";
import { html } from "hono/html";
import type { Card } from "../../src/card/card.ts";
import { renderCard } from "./render.ts";

type Markup = ReturnType<typeof html>;

/** How a card looks on Discord: the very embeds and components that Discord is sent, as HTML. All text is escaped. */
export function previewCard(card: Card): string {
  const { embeds, components } = renderCard(card);
  return String(
    html`<div class="as-discord ${card.kind}">${embeds.map(drawEmbed)}${components.map(drawRow)}</div>`,
  );
}

function drawEmbed({ title, url, description, fields = [] }: APIEmbed): Markup {
  return html`<div class="embed">
    ${title === undefined ? "" : html`<h2 dir="auto">${url === undefined ? drawWords(title) : drawLink(url, drawWords(title))}</h2>`}
    ${drawLines(description ?? "")}
    <div class="fields">${fields.map(
      ({ name, value, inline }) =>
        html`<div class="${inline === true ? "inline" : "wide"}"><h3>${drawWords(name)}</h3>${drawLines(value)}</div>`,
    )}</div>
  </div>`;
}

function drawRow(row: APIMessageTopLevelComponent): Markup {
  if (!("components" in row)) return html``;
  return html`<div class="actions">${row.components.map((component) => {
    if ("label" in component) return html`<button type="button" disabled>${component.label}</button>`;
    if (!("options" in component)) return "";
    const shown = component.options?.find((option) => option.default)?.label ?? component.placeholder;
    return html`<button type="button" class="menu" disabled>${shown} ▾</button>`;
  })}</div>`;
}

/** Lines of Discord's markdown: neighbouring quoted ones share a bar, small print is small. */
function drawLines(markdown: string): Markup[] {
  const groups: { readonly kind: "quote" | "small" | "plain"; readonly lines: string[] }[] = [];
  for (const line of markdown.split("\n")) {
    const kind = line.startsWith("> ") ? "quote" : line.startsWith("-# ") ? "small" : "plain";
    if (groups.at(-1)?.kind !== kind) groups.push({ kind, lines: [] });
    groups.at(-1)?.lines.push(line.replace(/^(?:> |-# )/, ""));
  }
  return groups.map(({ kind, lines }) => {
    const drawn = lines.map((line) => html`<p dir="auto">${drawWords(line)}</p>`);
    return kind === "quote"
      ? html`<blockquote>${drawn}</blockquote>`
      : html`<div class="${kind === "small" ? "context" : ""}">${drawn}</div>`;
  });
}

/** An escaped character, bold, a masked link, or anything else up to the next of them. */
const INLINE = /\\(.)|\*\*((?:\\.|[^*\\])+)\*\*|\[((?:\\.|[^[\]\\])*)\]\(([^()\s]+)\)|[^\\*[]+|./gsu;

function drawWords(line: string): Markup[] {
  return [...line.matchAll(INLINE)].map(([all, escaped, bold, label, address]) => {
    if (escaped !== undefined) return html`${escaped}`;
    if (bold !== undefined) return html`<b>${drawWords(bold)}</b>`;
    if (address !== undefined) return drawLink(address, drawWords(label ?? ""));
    return html`${all}`;
  });
}

function drawLink(address: string, label: readonly Markup[]): Markup {
  return html`<a href="${address}" target="_blank" rel="noopener noreferrer">${label}</a>`;
}
