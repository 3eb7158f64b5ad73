import type { Brief } from "../brief/brief.ts";
import type { Translator } from "../i18n/translate.ts";
import { direction } from "../language/language-names.ts";
import { primaryLanguage } from "../language/primary-language.ts";
import { chooseColumns } from "../picture/choose-columns.ts";
import { countItems } from "../picture/count-items.ts";
import { describePicture } from "../picture/describe-picture.ts";
import { type Cell, MAX_ROWS, type Mark, type Picture } from "../picture/picture.ts";
import type { Sibling } from "../siblings/sibling.ts";

/** Below these the list of siblings is seen at a glance itself. */
const LEAST = { articles: 3, languages: 2, publishers: 2 };

interface Published {
  readonly publisher: string;
  readonly language: string;
  readonly mark: Mark;
}

/** Who published a story in which language: the same article, or another on the event. `null` where it would not help. */
export function pictureStory(brief: Brief, siblings: readonly Sibling[], words: Translator): Picture | null {
  const articles = [
    toPublished(brief.language, brief.article, "full"),
    ...siblings.map((one) =>
      toPublished(one.language, one, one.relation === "translation" ? "full" : "ring"),
    ),
  ].filter((one) => one !== null);
  const columns = chooseColumns(
    articles.map(({ language }) => language),
    words,
  );
  const publishers = [...countItems(articles.map(({ publisher }) => publisher)).keys()];
  const tooFew =
    articles.length < LEAST.articles ||
    columns.length < LEAST.languages ||
    publishers.length < LEAST.publishers;
  if (tooFew) return null;
  const shown = publishers.slice(0, MAX_ROWS);
  const left = publishers.length - shown.length;
  const picture = {
    title: words.t("picture.story-title"),
    direction: direction(words.locale),
    columns: columns.map(({ label }) => label),
    rows: shown.map((publisher) => ({
      label: publisher,
      total: false,
      cells: columns.map(({ languages }) => findMark(articles, publisher, languages)),
    })),
    legend: [
      { mark: "full", text: words.t("picture.same-article") },
      { mark: "ring", text: words.t("picture.same-event") },
    ].filter(({ mark }) => articles.some((one) => one.mark === mark)) as Picture["legend"],
    note: left > 0 ? words.t("card.more", { count: left }) : null,
  };
  return { ...picture, alt: describePicture(picture) };
}

function toPublished(
  language: string,
  { publisher, url }: { readonly publisher: string | null; readonly url: string | null },
  mark: Mark,
): Published | null {
  const name = publisher ?? URL.parse(url ?? "")?.hostname.replace(/^www\./, "");
  return name === undefined ? null : { publisher: name, language: primaryLanguage(language), mark };
}

function findMark(
  articles: readonly Published[],
  publisher: string,
  languages: readonly string[],
): Cell | null {
  const there = articles.filter((one) => one.publisher === publisher && languages.includes(one.language));
  if (there.length === 0) return null;
  return { mark: there.some(({ mark }) => mark === "full") ? "full" : "ring" };
}
