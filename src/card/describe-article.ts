import type { Brief } from "../brief/brief.ts";
import type { Translator } from "../i18n/translate.ts";
import { languageName } from "../language/language-names.ts";
import { clipText } from "./clip-text.ts";
import { readingTime } from "./reading-time.ts";

/** Below this confidence a card says that the language is a guess. */
const UNSURE_BELOW = 0.5;
const MAX_FACT_LENGTH = 120;

/** Publisher, byline, date, language and reading time of an article, as far as they are known. */
export function describeArticle(brief: Brief, words: Translator): string[] {
  const { publisher, byline, publishedAt, url, text } = brief.article;
  const facts = [
    publisher ?? hostOf(url) ?? words.t("card.pasted"),
    byline === null ? null : words.t("card.by", { name: byline }),
    publishedAt === null ? null : words.formatDate(publishedAt),
    describeLanguage(brief, words),
    words.t("card.reading-time", { minutes: readingTime(text) }),
  ];
  return facts.filter((fact) => fact !== null).map((fact) => clipText(fact, MAX_FACT_LENGTH));
}

/** The language's name in the reader's language, and whether it is a guess. */
export function describeLanguage(
  { language, languageConfidence }: Pick<Brief, "language" | "languageConfidence">,
  words: Translator,
): string {
  if (language === "und") return words.t("card.language-unknown");
  const name = languageName(language, words.locale);
  return languageConfidence < UNSURE_BELOW ? words.t("card.language-unsure", { language: name }) : name;
}

function hostOf(url: string | null): string | null {
  return (url === null ? null : URL.parse(url)?.hostname.replace(/^www\./, "")) ?? null;
}
