import type { Picture } from "../picture/picture.ts";

/**
 * What a person sees, independent of any chat platform. Every string is plain text that may quote strangers:
 * renderers escape all of it. Labels are already in the reader's language; renderers add no words of their own.
 */
export type Card = BriefCard | DigestCard | PanelCard | NoticeCard;

export type Direction = "ltr" | "rtl";

/** Common to all cards. */
interface CardBase {
  /** BCP 47 tag of the bot's own words on this card. */
  readonly locale: string;
  /** Buttons and menus, in order; at most 10. */
  readonly actions: readonly Action[];
}

/** A quoted sentence. */
export interface Quote {
  readonly text: string;
  /** Its place in the source (`#:~:text=` fragment), `null` for pasted text. */
  readonly href: string | null;
  /** BCP 47 tag of the quoted words. */
  readonly language: string;
  readonly direction: Direction;
}

/** Text that may be a link. */
export interface Label {
  readonly text: string;
  readonly href: string | null;
}

/** A line such as "People: A, B, C and 4 more". */
export interface NameList {
  readonly label: string;
  readonly names: readonly string[];
  /** How many were clipped. */
  readonly more: number;
  /** "4 more", in the reader's language; `null` where nothing was clipped. */
  readonly moreLabel: string | null;
}

/** One language version among an article's siblings. */
export interface EditionLink extends Label {
  /** BCP 47 tag. */
  readonly language: string;
  /** `text` names the language and publisher; `note` says why we think so ("11 of 12 sentences align"). */
  readonly note: string | null;
}

/** What a machine made of a card's quotes; renderers show it beside them, never without its label and mark. */
export interface MachineTranslation {
  /** Says that a machine wrote this, and which. */
  readonly label: string;
  /** One for each quote, in their order. */
  readonly texts: readonly string[];
  /** BCP 47 tag of the texts. */
  readonly language: string;
  readonly direction: Direction;
}

/** Stands before every sentence that a machine wrote. */
export const MACHINE_MARK = "🤖";

export interface BriefCard extends CardBase {
  readonly kind: "brief";
  readonly briefId: string;
  readonly title: Label;
  readonly titleDirection: Direction;
  /** Publisher, byline, date, language, reading time: ready to be joined by a separator. */
  readonly facts: readonly string[];
  readonly image: string | null;
  readonly quotes: readonly Quote[];
  /** Whose words these are when not the linked article's ("Quoted from the publisher's English edition"). */
  readonly quotesNote: Label | null;
  /** Only where nobody's published words are quoted in the reader's language. */
  readonly machine?: MachineTranslation;
  readonly names: readonly NameList[];
  /** Heading of `editions`, e.g. "The same article in". */
  readonly editionsLabel: string;
  readonly editions: readonly EditionLink[];
  /** Heading and links of other articles on the same event; never mixed with editions. */
  readonly relatedLabel: string;
  readonly related: readonly EditionLink[];
  /** Differences between editions, uncertain language, age of the copy: small print. */
  readonly notes: readonly string[];
}

export interface DigestEntry {
  readonly title: Label;
  readonly titleDirection: Direction;
  readonly facts: readonly string[];
  readonly quotes: readonly Quote[];
  readonly names: readonly string[];
  /** The other languages of the same article. */
  readonly editions: readonly EditionLink[];
  /** Other publishers on the same event. */
  readonly coverage: readonly EditionLink[];
}

export interface DigestCard extends CardBase {
  readonly kind: "digest";
  readonly title: string;
  readonly summary: string;
  readonly entries: readonly DigestEntry[];
  /** Of the first entry, 1 unless told: a story by itself in a digest's thread keeps its number. */
  readonly firstNumber?: number;
  /** Its coverage at a glance; absent where it would say nothing new. */
  readonly picture?: Picture;
  /** "and 12 more", "next on Monday 08:00": small print. */
  readonly notes: readonly string[];
}

/** A titled list: entities, siblings, feeds, settings, privacy, help, home. */
export interface PanelCard extends CardBase {
  readonly kind: "panel";
  readonly title: string;
  readonly sections: readonly PanelSection[];
  /** What the sections say at a glance; absent where it would not help. */
  readonly picture?: Picture;
}

export interface PanelSection {
  readonly heading: string | null;
  readonly lines: readonly PanelLine[];
}

export interface PanelLine extends Label {
  readonly direction: Direction;
  /** Smaller text behind it. */
  readonly note: string | null;
}

/** Something to tell one person: a failure and what to do about it, or a confirmation. */
export interface NoticeCard extends CardBase {
  readonly kind: "notice";
  readonly tone: "info" | "done" | "problem";
  readonly text: string;
  /** What to do next. */
  readonly hint: string | null;
  /** The id of a logged bug, to be quoted to the operator. */
  readonly reference: string | null;
}

/** What can be done next from a card. `id` (at most 100 characters) outlives restarts: see `chat/action-id.ts`. */
export type Action = ButtonAction | MenuAction | LinkAction;

export interface ButtonAction {
  readonly kind: "button";
  readonly id: string;
  readonly label: string;
  readonly style: "primary" | "secondary" | "danger";
}

export interface MenuAction {
  readonly kind: "menu";
  readonly id: string;
  /** What is chosen ("Language of the edition"). */
  readonly label: string;
  /** At most 25. */
  readonly options: readonly MenuOption[];
}

export interface MenuOption {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

export interface LinkAction {
  readonly kind: "link";
  readonly label: string;
  readonly href: string;
}
