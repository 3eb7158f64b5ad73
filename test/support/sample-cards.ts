import type {
  BriefCard,
  ButtonAction,
  DigestCard,
  EditionLink,
  MenuAction,
  NoticeCard,
  PanelCard,
  Quote,
} from "../../src/card/card.ts";
import { encodeAction } from "../../src/chat/action-id.ts";
import type { Picture } from "../../src/picture/picture.ts";

const view = { brief: "abcdefghij012345", length: 3, edition: null, locale: "en", personal: false };

/** A real action id under a button. */
export function sampleButton(label: string): ButtonAction {
  return { kind: "button", id: encodeAction({ do: "show", view }), label, style: "secondary" };
}

/** A menu of editions. */
export function sampleMenu(values: readonly string[]): MenuAction {
  return {
    kind: "menu",
    id: encodeAction({ do: "choose-edition", view }),
    label: "Language of the edition",
    options: values.map((value, index) => ({ value, label: value, selected: index === 0 })),
  };
}

export function sampleQuote(text: string, fields: Partial<Quote> = {}): Quote {
  return {
    text,
    href: "https://harbour.example/ferry#:~:text=The%20ferry",
    language: "en",
    direction: "ltr",
    ...fields,
  };
}

export function sampleEdition(fields: Partial<EditionLink> = {}): EditionLink {
  return {
    text: "Spanish — El Faro",
    href: "https://faro.example/es/ferri",
    language: "es",
    note: "11 of 12 sentences align",
    ...fields,
  };
}

export function sampleBriefCard(fields: Partial<BriefCard> = {}): BriefCard {
  return {
    kind: "brief",
    locale: "en",
    briefId: view.brief,
    title: { text: "Night ferry returns to Port Sorrel", href: "https://harbour.example/ferry" },
    titleDirection: "ltr",
    facts: ["The Harbour Post", "By Ada Quill", "Feb 17, 2026", "English", "4 min read"],
    image: "https://harbour.example/ferry.jpg",
    quotes: [
      sampleQuote("The night ferry will sail again from Monday."),
      sampleQuote("It carries 240 passengers."),
    ],
    quotesNote: null,
    names: [
      { label: "People", names: ["Ada Quill", "Tomás Reyes"], more: 2, moreLabel: "2 more" },
      { label: "Places", names: ["Port Sorrel"], more: 0, moreLabel: null },
    ],
    editionsLabel: "The same article in",
    editions: [sampleEdition()],
    relatedLabel: "On the same event",
    related: [],
    notes: [],
    actions: [sampleButton("Shorter"), sampleButton("Longer"), sampleMenu(["en", "es"])],
    ...fields,
  };
}

export function sampleDigestCard(fields: Partial<DigestCard> = {}): DigestCard {
  return {
    kind: "digest",
    locale: "en",
    title: "Morning digest",
    summary: "2 articles from 2 feeds in English and Spanish",
    entries: [
      {
        title: { text: "Night ferry returns to Port Sorrel", href: "https://harbour.example/ferry" },
        titleDirection: "ltr",
        facts: ["The Harbour Post", "English"],
        quotes: [sampleQuote("The night ferry will sail again from Monday.")],
        names: ["Ada Quill", "Port Sorrel"],
        editions: [sampleEdition()],
        coverage: [],
      },
    ],
    notes: ["next on Monday 08:00"],
    actions: [],
    ...fields,
  };
}

export function samplePicture(fields: Partial<Picture> = {}): Picture {
  return {
    title: "Articles by language and place",
    alt: "Articles by language and place. Norway: English 2, Spanish 1",
    direction: "ltr",
    columns: ["English", "Spanish"],
    rows: [
      { label: "All articles", total: true, cells: [toCount(3), toCount(2)] },
      { label: "Norway", total: false, cells: [toCount(2), toCount(1)] },
      { label: "Port Sorrel", total: false, cells: [null, { mark: "ring" }] },
    ],
    legend: [{ mark: "ring", text: "Another article on the event" }],
    note: null,
    ...fields,
  };
}

function toCount(count: number) {
  return { count, text: String(count) };
}

export function samplePanelCard(fields: Partial<PanelCard> = {}): PanelCard {
  return {
    kind: "panel",
    locale: "en",
    title: "Settings",
    sections: [
      { heading: "You", lines: [{ text: "Reads: English", href: null, direction: "ltr", note: null }] },
    ],
    actions: [],
    ...fields,
  };
}

export function sampleNoticeCard(fields: Partial<NoticeCard> = {}): NoticeCard {
  return {
    kind: "notice",
    locale: "en",
    tone: "problem",
    text: "I could not reach that site.",
    hint: "Check the address.",
    reference: null,
    actions: [],
    ...fields,
  };
}
