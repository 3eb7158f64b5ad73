import { type Brief, MAX_SUMMARY_SENTENCES } from "../brief/brief.ts";
import type { EditionReading, LinkReader, SiblingOptions } from "../brief/link-reader.ts";
import { makeBriefCard } from "../card/brief-card.ts";
import type { BriefCard } from "../card/card.ts";
import { ReadingError } from "../errors.ts";
import type { Translator } from "../i18n/translate.ts";
import { primaryLanguage } from "../language/primary-language.ts";
import type { Sibling } from "../siblings/sibling.ts";
import { tenantOf } from "../store/audience.ts";
import { makeCardActions } from "./card-actions.ts";
import { considerTranslation, type MachineWish, type TranslationParts } from "./consider-translation.ts";
import { chooseEdition } from "./reader-languages.ts";

/** How somebody wants to see an article. */
export interface Wish {
  /** Sentences of the summary. */
  readonly length: number;
  /** The language (BCP 47) that was asked for; `null`: whichever the reader reads. */
  readonly language: string | null;
  /** The reader's languages, in order. */
  readonly languages: readonly string[];
  /** Only the one who asked sees it. */
  readonly personal: boolean;
  /** Absent: no machine is asked. */
  readonly machine?: MachineWish;
}

export interface PresentingParts extends TranslationParts {
  readonly reader: LinkReader;
}

/** The card of a brief for a reader: quoted from an edition in their language where there is one. */
export async function presentBrief(
  brief: Brief,
  wish: Wish,
  audience: string,
  words: Translator,
  parts: PresentingParts,
): Promise<BriefCard> {
  const length = Math.min(Math.max(1, wish.length), MAX_SUMMARY_SENTENCES);
  const sentences = brief.summaries[length - 1] ?? brief.summaries.at(-1) ?? [];
  const languages = wish.language === null ? wish.languages : [wish.language, ...wish.languages];
  const siblings = await findSiblings(brief, { audience, languages }, parts);
  const own = primaryLanguage(brief.language);
  const wanted = wish.language === null ? null : primaryLanguage(wish.language);
  const language = wanted === null ? chooseEdition(brief.language, wish.languages, siblings) : wanted;
  const edition =
    language === null || language === own
      ? null
      : await readEdition(brief, language, siblings, { audience, sentences }, parts);
  const found = { sentences, siblings, tenant: tenantOf(audience) };
  const machine =
    edition === null && wish.machine !== undefined
      ? await considerTranslation(brief, found, wish.machine, words, parts)
      : null;
  const view = {
    brief: brief.id,
    length,
    edition: edition === null ? null : primaryLanguage(edition.edition.language),
    locale: words.locale,
    personal: wish.personal,
  };
  return makeBriefCard({
    brief,
    sentences,
    edition,
    siblings,
    missing: edition === null && wanted !== null && wanted !== own ? wanted : null,
    machine: machine?.machine ?? null,
    machineProblem: machine?.problem ?? null,
    words,
    actions: makeCardActions(brief, view, siblings, words, machine?.offered),
  });
}

/** An article without its siblings is still worth a card. */
export async function findSiblings(
  brief: Brief,
  options: SiblingOptions,
  { reader, log }: PresentingParts,
): Promise<readonly Sibling[]> {
  try {
    return await reader.siblings(brief, options);
  } catch (error) {
    log.error({ err: error, brief: brief.id }, "siblings were not found");
    return [];
  }
}

/** `null` where the edition cannot be read: then the article itself is quoted. */
async function readEdition(
  brief: Brief,
  language: string,
  siblings: readonly Sibling[],
  options: { readonly audience: string; readonly sentences: readonly number[] },
  { reader, log }: PresentingParts,
): Promise<EditionReading | null> {
  const sibling = siblings.find(
    (one) => one.relation === "translation" && primaryLanguage(one.language) === language,
  );
  try {
    return await reader.edition(brief, sibling ?? language, options);
  } catch (error) {
    const level = error instanceof ReadingError ? "info" : "error";
    log[level]({ err: error, brief: brief.id, language }, "an edition was not read");
    return null;
  }
}
