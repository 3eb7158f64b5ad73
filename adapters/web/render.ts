import { raw } from "hono/html";
import type {
  Action,
  BriefCard,
  Card,
  DigestCard,
  DigestEntry,
  EditionLink,
  Label,
  NameList,
  NoticeCard,
  PanelCard,
  Quote,
} from "../../src/card/card.ts";
import { MACHINE_MARK, type MachineTranslation } from "../../src/card/card.ts";
import type { ReplyFile } from "../../src/chat/bot.ts";
import { createTranslator } from "../../src/i18n/translate.ts";
import { direction } from "../../src/language/language-names.ts";
import { drawSvg } from "../../src/picture/draw-svg.ts";
import { PAPER_PALETTE, type Palette } from "../../src/picture/drawing.ts";
import type { Picture } from "../../src/picture/picture.ts";
import { SAMPLE_ORIGIN } from "../../src/samples/sample-pages.ts";
import { type Markup, markup } from "./markup.ts";
import { SAMPLES } from "./place.ts";

const INKS = Object.keys(PAPER_PALETTE) as (keyof typeof PAPER_PALETTE)[];
const PAGE_PALETTE = Object.fromEntries(INKS.map((ink) => [ink, `var(--${ink})`])) as Palette;

/** Turns an image's address into one that this server answers for; `null` shows no image. */
export type ImageAddress = (url: string) => string | null;

/** Renders a card as an `<article>` in HTML; all text is escaped, only http(s) links are followed. */
export function renderCard(card: Card, imageAddress: ImageAddress): string {
  return String(
    markup`<article class="card ${card.kind}" lang="${card.locale}" dir="${direction(card.locale)}">
    ${renderBody(card, imageAddress)}
    ${renderActions(card.actions)}
  </article>`,
  ).toWellFormed();
}

/** Files that come with an answer, folded up below it. */
export function renderFiles(files: readonly ReplyFile[]): string {
  const parts = files.map(
    ({ name, content }) => markup`<details><summary>${name}</summary><pre>${content}</pre></details>`,
  );
  return parts.join("").toWellFormed();
}

function renderBody(card: Card, imageAddress: ImageAddress): Markup {
  switch (card.kind) {
    case "brief":
      return renderBrief(card, imageAddress);
    case "digest":
      return renderDigest(card);
    case "panel":
      return renderPanel(card);
    case "notice":
      return renderNotice(card);
    default:
      return card satisfies never;
  }
}

function renderBrief(card: BriefCard, imageAddress: ImageAddress): Markup {
  const image = card.image === null ? null : imageAddress(card.image);
  return markup`
    ${image === null ? "" : markup`<img class="lead" src="${image}" alt="" loading="lazy">`}
    <h2 dir="${card.titleDirection}">${renderLabel(card.title)}</h2>
    ${renderFacts(card.facts)}
    ${renderQuotes(card)}
    ${renderMachine(card.machine)}
    ${card.quotesNote === null ? "" : markup`<p class="note">${renderLabel(card.quotesNote)}</p>`}
    ${card.names.length === 0 ? "" : markup`<dl>${card.names.map(renderNames)}</dl>`}
    ${renderEditions(card.editionsLabel, card.editions)}
    ${renderEditions(card.relatedLabel, card.related)}
    ${card.notes.map((note) => markup`<p class="note">${note}</p>`)}`;
}

function renderMachine(machine: MachineTranslation | undefined): Markup {
  if (machine === undefined) return markup``;
  const { label, texts, language, direction } = machine;
  return markup`<section class="machine"><h3>${label}</h3>${texts.map(
    (text) => markup`<p lang="${language}" dir="${direction}">${MACHINE_MARK} ${text}</p>`,
  )}</section>`;
}

function renderDigest(card: DigestCard): Markup {
  return markup`<h2>${card.title}</h2><p>${card.summary}</p>
    ${renderPicture(card.picture)}
    ${card.entries.length === 0 ? "" : markup`<ol>${card.entries.map((entry) => renderEntry(entry, card.locale))}</ol>`}
    ${card.notes.map((note) => markup`<p class="note">${note}</p>`)}`;
}

function renderEntry(entry: DigestEntry, locale: string): Markup {
  return markup`<li>
    <h3 dir="${entry.titleDirection}">${renderLabel(entry.title)}</h3>
    ${renderFacts(entry.facts)}
    ${renderQuotes({ ...entry, locale })}
    ${entry.names.length === 0 ? "" : markup`<p class="names">${renderJoined(entry.names)}</p>`}
    ${renderEditions(null, [...entry.editions, ...entry.coverage])}
  </li>`;
}

function renderPanel(card: PanelCard): Markup {
  return markup`<h2>${card.title}</h2>
    ${renderPicture(card.picture)}
    ${card.sections.map(
      (section) => markup`<section>
        ${section.heading === null ? "" : markup`<h3>${section.heading}</h3>`}
        <ul>${section.lines.map(
          (line) => markup`<li dir="${line.direction}">${renderLabel(line)}${renderSmall(line.note)}</li>`,
        )}</ul>
      </section>`,
    )}`;
}

/** The colours are the style sheet's, for a light and a dark page; the drawing escapes its own words. */
function renderPicture(picture: Picture | undefined): Markup {
  return picture === undefined
    ? markup``
    : markup`<div class="picture" tabindex="0">${raw(drawSvg(picture, PAGE_PALETTE))}</div>`;
}

function renderNotice(card: NoticeCard): Markup {
  return markup`<p class="tone ${card.tone}">${card.text}</p>
    ${card.hint === null ? "" : markup`<p class="note">${card.hint}</p>`}
    ${card.reference === null ? "" : markup`<p class="note"><code>${card.reference}</code></p>`}`;
}

function renderFacts(facts: readonly string[]): Markup {
  return facts.length === 0 ? markup`` : markup`<p class="facts">${renderJoined(facts)}</p>`;
}

/** Texts of any direction side by side; the dots between them belong to the card's own direction. */
function renderJoined(texts: readonly string[]): Markup[] {
  return texts.map((text, index) => markup`${index === 0 ? "" : " · "}<bdi>${text}</bdi>`);
}

/** The mark behind a sentence is the link, so that the sentence itself can be selected and copied. */
function renderQuotes({ quotes, locale }: { quotes: readonly Quote[]; locale: string }): Markup[] {
  const label = createTranslator(locale).t("web.source");
  return quotes.map((quote) => renderQuote(quote, label));
}

function renderQuote(quote: Quote, label: string): Markup {
  const source = safeHref(quote.href);
  return markup`<blockquote lang="${quote.language}" dir="${quote.direction}">${quote.text}${
    source === null
      ? ""
      : markup` <a class="source" href="${source}" target="_blank" rel="noopener noreferrer" aria-label="${label}" title="${label}">↗</a>`
  }</blockquote>`;
}

function renderNames(list: NameList): Markup {
  const names = list.moreLabel === null ? list.names : [...list.names, list.moreLabel];
  return markup`<div><dt>${list.label}</dt><dd>${renderJoined(names)}</dd></div>`;
}

function renderEditions(label: string | null, editions: readonly EditionLink[]): Markup {
  if (editions.length === 0) return markup``;
  return markup`<div class="editions">${label === null ? "" : markup`<h3>${label}</h3>`}<ul>${editions.map(
    (edition) => markup`<li>${renderLabel(edition)}${renderSmall(edition.note)}</li>`,
  )}</ul></div>`;
}

function renderSmall(note: string | null): Markup {
  return note === null ? markup`` : markup` <small>${note}</small>`;
}

function renderLabel({ text, href }: Label): Markup {
  const target = safeHref(href);
  return target === null
    ? markup`${text}`
    : markup`<a href="${target}" target="_blank" rel="noopener noreferrer">${text}</a>`;
}

/** The sample articles are at an address that only this program knows; their pages are read here. */
function safeHref(href: string | null): string | null {
  if (href?.startsWith(`${SAMPLE_ORIGIN}/`)) return SAMPLES + href.slice(SAMPLE_ORIGIN.length);
  return href !== null && /^https?:\/\//i.test(href) ? href : null;
}

function renderActions(actions: readonly Action[]): Markup {
  return actions.length === 0 ? markup`` : markup`<div class="actions">${actions.map(renderAction)}</div>`;
}

function renderAction(action: Action): Markup {
  switch (action.kind) {
    case "button":
      return markup`<button type="button" class="${action.style}" data-action="${action.id}">${action.label}</button>`;
    case "menu":
      return markup`<label>${action.label} <select data-action="${action.id}">${action.options.map(
        (option) =>
          option.selected
            ? markup`<option value="${option.value}" selected>${option.label}</option>`
            : markup`<option value="${option.value}">${option.label}</option>`,
      )}</select></label>`;
    case "link":
      return markup`<span class="link">${renderLabel({ text: action.label, href: action.href })}</span>`;
    default:
      return action satisfies never;
  }
}
