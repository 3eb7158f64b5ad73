import type { Card } from "../../src/card/card.ts";
import {
  sampleBriefCard,
  sampleButton,
  sampleDigestCard,
  sampleEdition,
  sampleMenu,
  sampleNoticeCard,
  samplePanelCard,
  samplePicture,
  sampleQuote,
} from "./sample-cards.ts";

/** A card that a renderer must not break on, nor be tricked by. */
export interface HardCard {
  readonly name: string;
  readonly card: Card;
}

/** Strings that would come alive on some platform if a renderer forgot to escape them. */
export const INJECTIONS: readonly string[] = [
  "@everyone look",
  "@here look",
  "<!channel> look",
  "<!here|here> look",
  "<@U1> look",
  "<@!123456789012345678> look",
  "<@&123456789012345678> look",
  "<#123456789012345678> look",
  "<#C1|general> look",
  "<!subteam^S1> look",
  "</summarize:123456789012345678> look",
  "<:name:123456789012345678> look",
  "<t:0:R> look",
  "[bank](https://evil.example/) look",
  "[https://bank.example](https://evil.example/) look",
  "<https://evil.example/|https://bank.example> look",
  "<script>alert(1)</script> look",
  '"><img src=x onerror=alert(1)> look',
  "**bold** _it_ ~~gone~~ `code` ||hidden|| # big",
  "```\nfence\n``` look",
  "> quote\n# heading\n- list",
  "&lt;!channel&gt; &amp;amp; look",
  "javascript:alert(1)",
  "\u202Eesrever\u202C look",
];

const long = (sentence: string, length: number) =>
  sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const loneSurrogates = "broken \uD83D pair \uDE00 here";
const emoji = "👩‍👩‍👧‍👦🏳️‍🌈🇺🇦👍🏽";
const arabic = "أعلنت وزارة النقل أن العبّارة ستعود إلى العمل يوم الاثنين المقبل.";

const empty: readonly HardCard[] = [
  {
    name: "an empty brief",
    card: sampleBriefCard({
      title: { text: "", href: null },
      facts: [],
      image: null,
      quotes: [],
      names: [],
      editions: [],
      actions: [],
    }),
  },
  { name: "an empty digest", card: sampleDigestCard({ title: "", summary: "", entries: [], notes: [] }) },
  { name: "an empty panel", card: samplePanelCard({ title: "", sections: [] }) },
  {
    name: "a panel with an empty section",
    card: samplePanelCard({ sections: [{ heading: null, lines: [] }] }),
  },
  { name: "an empty notice", card: sampleNoticeCard({ text: "", hint: null }) },
  {
    name: "empty strings everywhere",
    card: sampleBriefCard({
      facts: ["", ""],
      quotes: [sampleQuote("")],
      names: [{ label: "People", names: [], more: 0, moreLabel: null }],
      notes: [""],
    }),
  },
];

const huge: readonly HardCard[] = [
  {
    name: "a huge brief",
    card: sampleBriefCard({
      title: {
        text: long("A title without end ", 3000),
        href: `https://harbour.example/${"a".repeat(1500)}`,
      },
      facts: many(12, (i) => long(`Fact ${i} `, 300)),
      quotes: many(7, (i) => sampleQuote(long(`Sentence ${i} goes on and on `, 900))),
      names: many(4, (i) => ({
        label: `Label ${i}`,
        names: many(60, (j) => `Name ${i} ${j} ${"x".repeat(40)}`),
        more: 900,
        moreLabel: "900 more",
      })),
      editions: many(40, (i) => sampleEdition({ text: `Edition ${i} ${"y".repeat(80)}` })),
      related: many(40, (i) => sampleEdition({ text: `Related ${i} ${"z".repeat(80)}` })),
      machine: {
        label: long("By a machine ", 900),
        texts: many(7, (i) => long(`Made ${i} by a machine `, 900)),
        language: "fr",
        direction: "ltr",
      },
      notes: many(20, (i) => long(`Note ${i} `, 400)),
      actions: [
        ...many(9, (i) => sampleButton(long(`Button ${i} `, 200))),
        sampleMenu(many(25, (i) => `l${i}`)),
      ],
    }),
  },
  {
    name: "a brief with sentences of 900 characters",
    card: sampleBriefCard({ quotes: many(3, (i) => sampleQuote(`${long(`${i} words `, 899)}.`)) }),
  },
  {
    name: "a sentence longer than any limit",
    card: sampleBriefCard({ quotes: [sampleQuote(long("endless words ", 12_000))] }),
  },
  {
    name: "one word without a space",
    card: sampleBriefCard({ title: { text: "w".repeat(5000), href: "https://harbour.example/w" } }),
  },
  {
    name: "40 siblings",
    card: sampleBriefCard({
      editions: many(40, (i) => sampleEdition({ href: `https://faro.example/${i}` })),
    }),
  },
  {
    name: "a digest of 20 full entries",
    card: sampleDigestCard({
      summary: long("Summary of it all ", 2000),
      entries: many(20, (i) => ({
        ...sampleDigestCard().entries[0]!,
        title: { text: long(`Entry ${i} `, 300), href: `https://harbour.example/${i}` },
        quotes: many(3, () => sampleQuote(long("A sentence of a digest ", 600))),
        editions: many(30, (j) => sampleEdition({ text: `Edition ${j}` })),
        coverage: many(30, (j) => sampleEdition({ text: `Publisher ${j}` })),
      })),
    }),
  },
  {
    name: "a panel of 300 lines",
    card: samplePanelCard({
      sections: many(10, (i) => ({
        heading: `Section ${i}`,
        lines: many(30, (j) => ({
          text: long(`Line ${j} `, 250),
          href: `https://harbour.example/${j}`,
          direction: "ltr" as const,
          note: long("note ", 250),
        })),
      })),
    }),
  },
  {
    name: "a huge notice",
    card: sampleNoticeCard({ text: long("Oh no ", 9000), hint: long("Do this ", 9000) }),
  },
];

const strange: readonly HardCard[] = [
  {
    name: "right-to-left text",
    card: sampleBriefCard({
      locale: "ar",
      title: { text: "عودة العبّارة الليلية إلى الميناء", href: "https://harbour.example/ar" },
      titleDirection: "rtl",
      facts: ["بريد الميناء", "العربية"],
      quotes: [sampleQuote(arabic, { language: "ar", direction: "rtl" })],
    }),
  },
  {
    name: "emoji everywhere",
    card: sampleBriefCard({
      title: { text: emoji.repeat(80), href: "https://harbour.example/emoji" },
      facts: [emoji],
      quotes: [sampleQuote(emoji.repeat(40))],
      actions: [sampleButton(emoji.repeat(10))],
    }),
  },
  {
    name: "lone surrogates and control characters",
    card: sampleBriefCard({
      title: { text: `${loneSurrogates}\u0000\u0007`, href: "https://harbour.example/odd" },
      facts: [loneSurrogates],
      quotes: [sampleQuote(`${loneSurrogates}\u0000`)],
      actions: [sampleButton(loneSurrogates)],
    }),
  },
  {
    name: "a picture of right-to-left words",
    card: sampleDigestCard({
      locale: "ar",
      picture: samplePicture({ direction: "rtl", columns: ["العربية", "中文"] }),
    }),
  },
  {
    name: "a picture of broken words, far too many",
    card: samplePanelCard({
      picture: samplePicture({
        alt: loneSurrogates.repeat(400),
        columns: many(30, () => emoji.repeat(30)),
        rows: many(60, () => ({ label: loneSurrogates, total: false, cells: many(60, () => null) })),
      }),
    }),
  },
  {
    name: "pasted text without links",
    card: sampleBriefCard({ title: { text: "Pasted", href: null }, image: null }),
  },
  {
    name: "a bug with its reference",
    card: sampleNoticeCard({ reference: "7f3a9c", text: "Something went wrong on my side." }),
  },
];

const injected: readonly HardCard[] = INJECTIONS.flatMap((text): HardCard[] => [
  {
    name: `injected into a brief: ${JSON.stringify(text)}`,
    card: sampleBriefCard({
      title: { text, href: "https://harbour.example/ferry" },
      facts: [text],
      quotes: [sampleQuote(text)],
      quotesNote: { text, href: "https://faro.example/es/ferri" },
      machine: { label: text, texts: [text], language: "fr", direction: "ltr" },
      names: [{ label: "People", names: [text], more: 0, moreLabel: null }],
      editions: [sampleEdition({ text, note: text })],
      related: [sampleEdition({ text, note: text, href: null })],
      notes: [text],
    }),
  },
  {
    name: `injected into a digest: ${JSON.stringify(text)}`,
    card: sampleDigestCard({
      title: text,
      summary: text,
      entries: [
        { ...sampleDigestCard().entries[0]!, title: { text, href: null }, facts: [text], names: [text] },
      ],
      picture: samplePicture({
        title: text,
        alt: text,
        columns: [text, text],
        rows: [{ label: text, total: false, cells: [{ mark: "full" }, null] }],
        legend: [{ mark: "full", text }],
        note: text,
      }),
      notes: [text],
    }),
  },
  {
    name: `injected into a panel: ${JSON.stringify(text)}`,
    card: samplePanelCard({
      title: text,
      sections: [{ heading: text, lines: [{ text, href: null, direction: "ltr", note: text }] }],
    }),
  },
  { name: `injected into a notice: ${JSON.stringify(text)}`, card: sampleNoticeCard({ text, hint: text }) },
]);

/** The corpus that every renderer must pass: empty, huge, right-to-left, emoji, broken text, injection. */
export const hardCards: readonly HardCard[] = [...empty, ...huge, ...strange, ...injected];
