import type { Brief } from "../brief/brief.ts";
import type { EditionReading } from "../brief/link-reader.ts";
import type { Translator } from "../i18n/translate.ts";
import { direction, languageName } from "../language/language-names.ts";
import type { Sibling } from "../siblings/sibling.ts";
import type { TranslationProblem } from "../translation/translation.ts";
import type { Action, BriefCard, Label, MachineTranslation } from "./card.ts";
import { clipList } from "./clip-text.ts";
import { describeArticle } from "./describe-article.ts";
import { describeDifference } from "./describe-difference.ts";
import { linkEditions } from "./link-editions.ts";
import { listNames } from "./list-names.ts";
import { quoteSentences } from "./quote-sentences.ts";

/** What a brief's card is made of. */
export interface BriefView {
  readonly brief: Brief;
  /** Indexes into the brief's sentences: the summary. */
  readonly sentences: readonly number[];
  /** The edition that is quoted instead of the article itself. */
  readonly edition: EditionReading | null;
  /** Best first. */
  readonly siblings: readonly Sibling[];
  /** The language (BCP 47) that was asked for and in which no edition was found. */
  readonly missing: string | null;
  /** What a machine made of the quotes; never beside an edition. */
  readonly machine?: MachineTranslation | null;
  /** Why there is no machine translation where one was wanted. */
  readonly machineProblem?: TranslationProblem | null;
  readonly words: Translator;
  readonly actions: readonly Action[];
}

const MAX_EDITIONS = 12;
const MAX_RELATED = 5;

/** The card of an article that was read. */
export function makeBriefCard(view: BriefView): BriefCard {
  const { brief, edition, siblings, words, actions } = view;
  const { article } = brief;
  const quotes =
    edition === null
      ? quoteSentences(brief, view.sentences)
      : quoteSentences(edition.edition, edition.sentences);
  return {
    kind: "brief",
    locale: words.locale,
    briefId: brief.id,
    title: { text: article.title || words.t("card.untitled"), href: article.url },
    titleDirection: direction(article.title === "" ? words.locale : brief.language),
    facts: describeArticle(brief, words),
    image: article.image,
    quotes,
    quotesNote: edition === null ? null : noteQuotes(brief, edition.edition, words),
    ...(edition === null && view.machine ? { machine: view.machine } : {}),
    names: listNames((edition?.edition ?? brief).entities, words),
    editionsLabel: words.t("card.editions"),
    editions: clipList(linkEditions(siblings, "translation", words), MAX_EDITIONS).kept,
    relatedLabel: words.t("card.related"),
    related: clipList(linkEditions(siblings, "same-story", words), MAX_RELATED).kept,
    notes: makeNotes(view, quotes.length),
    actions,
  };
}

/** Whose words are quoted. */
function noteQuotes({ article }: Brief, edition: Brief, words: Translator): Label {
  const language = languageName(edition.language, words.locale);
  const { publisher, url } = edition.article;
  const note =
    publisher === null || publisher === article.publisher
      ? words.t("card.own-edition", { language })
      : words.t("card.other-edition", { language, publisher });
  const { title } = edition.article;
  return { text: title === "" ? note : words.t("card.quoted-title", { note, title }), href: url };
}

function makeNotes({ edition, missing, machineProblem, words }: BriefView, quoted: number): string[] {
  const notes: string[] = [];
  if (quoted === 0) notes.push(words.t("card.no-summary"));
  if (missing !== null)
    notes.push(words.t("card.no-edition", { language: languageName(missing, words.locale) }));
  if (machineProblem) notes.push(words.t(`translation.${machineProblem}`));
  if (edition === null) return notes;
  if (!edition.aligned) notes.push(words.t("card.not-aligned"));
  const language = languageName(edition.edition.language, words.locale);
  for (const difference of edition.differences ?? [])
    notes.push(describeDifference(difference, language, words));
  return notes;
}
