import type { Brief } from "../../src/brief/brief.ts";
import type { LinkReader } from "../../src/brief/link-reader.ts";
import { makeBriefCard } from "../../src/card/brief-card.ts";
import { cardToText } from "../../src/card/card-to-text.ts";
import { createTranslator } from "../../src/i18n/translate.ts";
import { PLACE } from "./place.ts";

export interface DrawOptions {
  readonly reader: LinkReader;
  /** How many sentences the summary has. */
  readonly sentences: number;
  /** BCP 47 tag of the language to read in; `null` for the article's own. */
  readonly language: string | null;
}

/** The card of a brief as text for the terminal, in the reader's language where an edition in it is known. */
export async function drawCard(brief: Brief, { reader, sentences, language }: DrawOptions): Promise<string> {
  const { audience } = PLACE;
  const chosen = brief.summaries[sentences - 1] ?? [];
  const siblings = await reader.siblings(brief, { audience });
  const isForeign = language !== null && new Intl.Locale(language).language !== brief.language;
  const edition = isForeign ? await reader.edition(brief, language, { audience, sentences: chosen }) : null;
  const words = createTranslator(language ?? Intl.DateTimeFormat().resolvedOptions().locale);
  const card = makeBriefCard({
    brief,
    sentences: chosen,
    edition,
    siblings,
    missing: isForeign && edition === null ? language : null,
    words,
    actions: [],
  });
  return `${cardToText(card)}\n`;
}
