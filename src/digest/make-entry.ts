import type { Brief } from "../brief/brief.ts";
import type { LinkReader } from "../brief/link-reader.ts";
import type { DigestEntry } from "../card/card.ts";
import { clipText } from "../card/clip-text.ts";
import { describeArticle } from "../card/describe-article.ts";
import { linkEditions, nameEdition } from "../card/link-editions.ts";
import { quoteSentences } from "../card/quote-sentences.ts";
import { isSure } from "../entities/is-sure.ts";
import type { Translator } from "../i18n/translate.ts";
import { direction } from "../language/language-names.ts";
import type { LinkedBrief, Story } from "./group-articles.ts";

/** For whom entries are made. */
export interface EntryOptions {
  readonly reader: Pick<LinkReader, "edition">;
  readonly audience: string;
  /** The languages that the channel reads, best first. */
  readonly languages: readonly string[];
  readonly words: Translator;
}

const QUOTES = 2;
const NAMES = 4;

/** One story as an entry: its best article in the reader's language, other languages and other publishers linked. */
export async function makeEntry(story: Story, options: EntryOptions): Promise<DigestEntry> {
  const { words, languages } = options;
  const [article, ...others] = leadFirst(story, languages);
  const [lead, ...editions] = byPreference(article!, languages);
  const { brief, siblings } = lead!;
  const sentences = brief.summaries[QUOTES - 1] ?? [];
  const edition = await findEdition(lead!, sentences, options);
  const quoted =
    edition === null ? quoteSentences(brief, sentences) : quoteSentences(edition.edition, edition.sentences);
  const known = new Set(article!.map((one) => one.brief.id));
  return {
    title: { text: clipText(brief.article.title || (quoted[0]?.text ?? ""), 200), href: brief.article.url },
    titleDirection: direction(brief.language),
    facts: describeArticle(brief, words),
    quotes: quoted,
    names: brief.entities
      .filter(isSure)
      .slice(0, NAMES)
      .map((entity) => entity.name),
    editions: [
      ...editions.map((one) => toLink(one.brief, words)),
      ...linkEditions(
        siblings.filter((sibling) => !known.has(sibling.id)),
        "translation",
        words,
      ),
    ],
    coverage: others.map((other) => toLink(byPreference(other, languages)[0]!.brief, words)),
  };
}

/** The article that the reader can read best stands for its story. */
function leadFirst(story: Story, languages: readonly string[]) {
  const best = (article: readonly LinkedBrief[]) =>
    Math.min(...article.map(({ brief }) => preference(brief.language, languages)));
  return [...story.articles].sort((a, b) => best(a) - best(b));
}

function byPreference(article: readonly LinkedBrief[], languages: readonly string[]): LinkedBrief[] {
  return [...article].sort(
    (a, b) => preference(a.brief.language, languages) - preference(b.brief.language, languages),
  );
}

function preference(language: string, languages: readonly string[]): number {
  const index = languages.findIndex((tag) => new Intl.Locale(tag).language === language);
  return index === -1 ? languages.length : index;
}

/** A known sibling in a language that the channel reads, where the article itself is in none. */
async function findEdition(
  { brief }: LinkedBrief,
  sentences: readonly number[],
  { reader, audience, languages }: EntryOptions,
) {
  const [wanted] = languages;
  if (wanted === undefined || preference(brief.language, languages) < languages.length) return null;
  return reader.edition(brief, wanted, { audience, sentences });
}

function toLink({ article, language }: Brief, words: Translator) {
  return {
    text: nameEdition({ language, publisher: article.publisher }, words),
    href: article.url,
    language,
    note: null,
  };
}
