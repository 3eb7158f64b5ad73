import PQueue from "p-queue";
import type { Brief } from "../brief/brief.ts";
import type { LinkReader } from "../brief/link-reader.ts";
import type { DigestCard, DigestEntry } from "../card/card.ts";
import { clipText } from "../card/clip-text.ts";
import { describeArticle } from "../card/describe-article.ts";
import { linkEditions, nameEdition } from "../card/link-editions.ts";
import { quoteSentences } from "../card/quote-sentences.ts";
import type { Translator } from "../i18n/translate.ts";
import { direction } from "../language/language-names.ts";
import type { Digest } from "./digest.ts";
import { groupArticles, type LinkedBrief, type Story } from "./group-articles.ts";
import { pictureCoverage } from "./picture-coverage.ts";
import { rankStories } from "./rank-stories.ts";

export interface ComposeOptions {
  readonly reader: Pick<LinkReader, "siblings" | "edition">;
  /** The languages that the channel reads, best first. */
  readonly languages: readonly string[];
  readonly words: Translator;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Small print that is already known, such as a missed run. */
  readonly notes: readonly string[];
  /** Whether a picture of its coverage goes with it, where one helps; by default it does. */
  readonly pictures?: boolean;
}

/** Looking for siblings may fetch the editions that a publisher declares. */
const AT_ONCE = 4;
const QUOTES = 2;
const NAMES = 4;

/**
 * Composes a digest from articles: editions of one article become one entry in the reader's language, articles on
 * one event one story; ranked, clipped, the rest counted. `null` where there is nothing to say.
 */
export async function composeDigest(
  digest: Digest,
  briefs: readonly Brief[],
  options: ComposeOptions,
): Promise<DigestCard | null> {
  const { words, now } = options;
  const { settings, tenant } = digest;
  const queue = new PQueue({ concurrency: AT_ONCE });
  const linked = await queue.addAll(
    briefs.map((brief) => async () => ({
      brief,
      siblings: await options.reader.siblings(brief, { tenant }),
    })),
  );
  const stories = rankStories(groupArticles(linked), now);
  if (stories.length === 0 && !settings.saysWhenEmpty) return null;
  const shown = stories.slice(0, settings.entries);
  const more = stories.length - shown.length;
  const picture = options.pictures === false ? null : pictureCoverage(briefs, words);
  return {
    kind: "digest",
    locale: words.locale,
    title: words.t("digest.title", { date: words.formatDate(new Date(now).toISOString()) }),
    summary: stories.length === 0 ? words.t("digest.empty") : summarise(briefs, stories, words),
    entries: await Promise.all(shown.map((story) => makeEntry(story, tenant, options))),
    ...(picture === null ? {} : { picture }),
    notes: [...(more > 0 ? [words.t("digest.more", { count: more })] : []), ...options.notes],
    actions: [],
  };
}

function summarise(briefs: readonly Brief[], stories: readonly Story[], words: Translator): string {
  const languages = new Set(briefs.map((brief) => brief.language)).size;
  return words.t("digest.summary", { stories: stories.length, articles: briefs.length, languages });
}

async function makeEntry(story: Story, tenant: string, options: ComposeOptions): Promise<DigestEntry> {
  const { words, languages } = options;
  const [article, ...others] = leadFirst(story, languages);
  const [lead, ...editions] = byPreference(article!, languages);
  const { brief, siblings } = lead!;
  const sentences = brief.summaries[QUOTES - 1] ?? [];
  const edition = await findEdition(lead!, languages, sentences, tenant, options);
  const quoted =
    edition === null ? quoteSentences(brief, sentences) : quoteSentences(edition.edition, edition.sentences);
  const known = new Set(article!.map((one) => one.brief.id));
  return {
    title: { text: clipText(brief.article.title || (quoted[0]?.text ?? ""), 200), href: brief.article.url },
    titleDirection: direction(brief.language),
    facts: describeArticle(brief, words),
    quotes: quoted,
    names: brief.entities.slice(0, NAMES).map((entity) => entity.name),
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
  languages: readonly string[],
  sentences: readonly number[],
  tenant: string,
  { reader }: ComposeOptions,
) {
  const [wanted] = languages;
  if (wanted === undefined || preference(brief.language, languages) < languages.length) return null;
  return reader.edition(brief, wanted, { tenant, sentences });
}

function toLink({ article, language }: Brief, words: Translator) {
  return {
    text: nameEdition({ language, publisher: article.publisher }, words),
    href: article.url,
    language,
    note: null,
  };
}
