import { html } from "hono/html";
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

type Html = ReturnType<typeof html>;

/** Turns an image's address into one that this server answers for; `null` shows no image. */
export type ImageAddress = (url: string) => string | null;

/** Renders a card as an `<article>` in HTML; all text is escaped, only http(s) links are followed. */
export async function renderCard(card: Card, imageAddress: ImageAddress): Promise<string> {
  return String(
    await html`<article class="card ${card.kind}" lang="${card.locale}">
    ${renderBody(card, imageAddress)}
    ${renderActions(card.actions)}
  </article>`,
  );
}

function renderBody(card: Card, imageAddress: ImageAddress): Html {
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

function renderBrief(card: BriefCard, imageAddress: ImageAddress): Html {
  const image = card.image === null ? null : imageAddress(card.image);
  return html`
    ${image === null ? "" : html`<img class="lead" src="${image}" alt="" loading="lazy">`}
    <h2 dir="${card.titleDirection}">${renderLabel(card.title)}</h2>
    ${renderFacts(card.facts)}
    ${card.quotes.map(renderQuote)}
    ${card.quotesNote === null ? "" : html`<p class="note">${renderLabel(card.quotesNote)}</p>`}
    ${card.names.length === 0 ? "" : html`<dl>${card.names.map(renderNames)}</dl>`}
    ${renderEditions(card.editionsLabel, card.editions)}
    ${renderEditions(card.relatedLabel, card.related)}
    ${card.notes.map((note) => html`<p class="note">${note}</p>`)}`;
}

function renderDigest(card: DigestCard): Html {
  return html`<h2>${card.title}</h2><p>${card.summary}</p>
    ${card.entries.length === 0 ? "" : html`<ol>${card.entries.map(renderEntry)}</ol>`}
    ${card.notes.map((note) => html`<p class="note">${note}</p>`)}`;
}

function renderEntry(entry: DigestEntry): Html {
  return html`<li>
    <h3 dir="${entry.titleDirection}">${renderLabel(entry.title)}</h3>
    ${renderFacts(entry.facts)}
    ${entry.quotes.map(renderQuote)}
    ${entry.names.length === 0 ? "" : html`<p class="names">${entry.names.join(" · ")}</p>`}
    ${renderEditions(null, [...entry.editions, ...entry.coverage])}
  </li>`;
}

function renderPanel(card: PanelCard): Html {
  return html`<h2>${card.title}</h2>
    ${card.sections.map(
      (section) => html`<section>
        ${section.heading === null ? "" : html`<h3>${section.heading}</h3>`}
        <ul>${section.lines.map(
          (line) => html`<li dir="${line.direction}">${renderLabel(line)}${renderSmall(line.note)}</li>`,
        )}</ul>
      </section>`,
    )}`;
}

function renderNotice(card: NoticeCard): Html {
  return html`<p class="tone ${card.tone}">${card.text}</p>
    ${card.hint === null ? "" : html`<p class="note">${card.hint}</p>`}
    ${card.reference === null ? "" : html`<p class="note"><code>${card.reference}</code></p>`}`;
}

function renderFacts(facts: readonly string[]): Html {
  return facts.length === 0
    ? html``
    : html`<p class="facts">${facts.map((fact) => html`<bdi>${fact}</bdi>`)}</p>`;
}

/** The mark behind the sentence is the link, so that the sentence itself can be selected and copied. */
function renderQuote(quote: Quote): Html {
  const source = safeHref(quote.href);
  return html`<blockquote lang="${quote.language}" dir="${quote.direction}">${quote.text}${
    source === null
      ? ""
      : html` <a class="source" href="${source}" target="_blank" rel="noopener noreferrer">↗</a>`
  }</blockquote>`;
}

function renderNames(list: NameList): Html {
  const names = list.moreLabel === null ? list.names : [...list.names, list.moreLabel];
  return html`<div><dt>${list.label}</dt><dd>${names.map((name) => html`<bdi>${name}</bdi>`)}</dd></div>`;
}

function renderEditions(label: string | null, editions: readonly EditionLink[]): Html {
  if (editions.length === 0) return html``;
  return html`<div class="editions">${label === null ? "" : html`<h3>${label}</h3>`}<ul>${editions.map(
    (edition) => html`<li>${renderLabel(edition)}${renderSmall(edition.note)}</li>`,
  )}</ul></div>`;
}

function renderSmall(note: string | null): Html {
  return note === null ? html`` : html` <small>${note}</small>`;
}

function renderLabel({ text, href }: Label): Html {
  const target = safeHref(href);
  return target === null
    ? html`${text}`
    : html`<a href="${target}" target="_blank" rel="noopener noreferrer">${text}</a>`;
}

function safeHref(href: string | null): string | null {
  return href !== null && /^https?:\/\//i.test(href) ? href : null;
}

function renderActions(actions: readonly Action[]): Html {
  return actions.length === 0 ? html`` : html`<div class="actions">${actions.map(renderAction)}</div>`;
}

function renderAction(action: Action): Html {
  switch (action.kind) {
    case "button":
      return html`<button type="button" class="${action.style}" data-action="${action.id}">${action.label}</button>`;
    case "menu":
      return html`<label>${action.label} <select data-action="${action.id}">${action.options.map((option) =>
        option.selected
          ? html`<option value="${option.value}" selected>${option.label}</option>`
          : html`<option value="${option.value}">${option.label}</option>`,
      )}</select></label>`;
    case "link":
      return html`<span class="link">${renderLabel({ text: action.label, href: action.href })}</span>`;
    default:
      return action satisfies never;
  }
}
