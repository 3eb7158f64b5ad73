import type { Alternate } from "../article/article.ts";
import { canonicalUrl } from "../article/canonical-url.ts";
import { ReadingError } from "../errors.ts";
import { primaryLanguage } from "../language/primary-language.ts";
import { declaredTag } from "../language/written-tag.ts";
import type { Log } from "../log.ts";
import { compareEditions } from "../siblings/compare-editions.ts";
import { findSiblings } from "../siblings/find-siblings.ts";
import type { Lexicon } from "../siblings/lexicon.ts";
import { readInLanguage } from "../siblings/read-in-language.ts";
import type { Sibling } from "../siblings/sibling.ts";
import { verifyAlternate } from "../siblings/verify-alternate.ts";
import type { Store } from "../store/store.ts";
import type { Brief } from "./brief.ts";
import type { EditionReading, LinkReader, SiblingOptions } from "./link-reader.ts";

export interface EditionReaderOptions {
  readonly store: Store;
  readonly log: Log;
  readonly readLink: LinkReader["readLink"];
  readonly findStored: LinkReader["findStored"];
}

/** Of the editions that a publisher declares, so many are fetched and checked for one card. */
const MAX_DECLARED = 4;

/** Pairs of at least this probability teach the lexicon. */
const SURE = 0.97;

/** Of so many languages what was learned is looked up for one article. */
const MAX_LEXICONS = 8;

/** Alternates that turned out to be something else are not asked for again by this process; so many are remembered. */
const MAX_REFUSED = 2_000;

/** From a Brief to its siblings: those the publisher declares, verified, and those the store knows. */
export function createEditionReader({ store, log, readLink, findStored }: EditionReaderOptions) {
  const refused = new Set<string>();

  async function siblings(brief: Brief, options: SiblingOptions): Promise<readonly Sibling[]> {
    const { audience } = options;
    const lexicon = await loadLexicon(brief, options.languages ?? []);
    const declared = await findDeclared(brief, options, lexicon);
    const known = await findSiblings({ brief, index: store.siblings, audience, lexicon });
    const ids = new Set(declared.map((sibling) => sibling.id));
    return [...declared, ...known.filter((sibling) => !ids.has(sibling.id))];
  }

  /** What was learned between the article's language and those that matter here. */
  function loadLexicon({ article, signature }: Brief, languages: readonly string[]): Promise<Lexicon> {
    const declared = article.alternates.flatMap((alternate) => alternate.language ?? []);
    return store.lexicon.load(
      signature.language,
      [...languages, ...declared].map(declaredTag).slice(0, MAX_LEXICONS),
    );
  }

  async function findDeclared(brief: Brief, options: SiblingOptions, lexicon: Lexicon): Promise<Sibling[]> {
    const alternates = chooseAlternates(brief, options.languages ?? []).filter(
      ({ url }) => !refused.has(url),
    );
    const found = await Promise.all(
      alternates.map((alternate) => readDeclared(brief, alternate, options, lexicon)),
    );
    return found.filter((sibling) => sibling !== null);
  }

  /** `null` where it cannot be read or is not this article. */
  async function readDeclared(
    brief: Brief,
    { url }: Alternate,
    { audience }: SiblingOptions,
    lexicon: Lexicon,
  ): Promise<Sibling | null> {
    try {
      const edition = await readLink(url, { audience, channel: "" });
      const match = verifyAlternate(brief.signature, edition.signature, lexicon);
      if (match !== null && match.score >= SURE) await store.lexicon.teach(brief, edition);
      if (match !== null) return toSibling(edition, match);
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      log.info({ brief: brief.id, problem: error.problem }, "a declared edition could not be read");
    }
    if (refused.size >= MAX_REFUSED) refused.clear();
    refused.add(url);
    return null;
  }

  /** A sibling whose text was forgotten is read again. */
  async function readAgain({ id, url }: Sibling, audience: string): Promise<Brief | null> {
    const stored = await findStored(id, audience);
    if (stored !== null || url === null) return stored;
    return readLink(url, { audience, channel: "" });
  }

  async function edition(
    brief: Brief,
    wanted: Sibling | string,
    { audience, sentences }: { readonly audience: string; readonly sentences: readonly number[] },
  ): Promise<EditionReading | null> {
    const sibling =
      typeof wanted !== "string"
        ? wanted
        : (await siblings(brief, { audience, languages: [wanted] })).find(
            (one) =>
              one.relation === "translation" && primaryLanguage(one.language) === primaryLanguage(wanted),
          );
    const found = sibling === undefined ? null : await readAgain(sibling, audience);
    if (found === null) return null;
    const lexicon = await loadLexicon(brief, [found.signature.language]);
    const { quotes, aligned } = readInLanguage({ brief, sentences, edition: found, lexicon });
    if (aligned && (sibling?.score ?? 0) >= SURE) await store.lexicon.teach(brief, found);
    const differences = compareEditions(brief, found, lexicon);
    return { edition: found, sentences: quotes, aligned, differences };
  }

  return { siblings, edition, index: (brief: Brief) => store.siblings.add([brief]) };
}

/** Editions in the reader's languages go first; the others follow as the publisher orders them. */
function chooseAlternates({ article, signature }: Brief, languages: readonly string[]): Alternate[] {
  const wanted = languages.map(primaryLanguage);
  const rank = ({ language: tag }: Alternate) => {
    const index = tag === null ? -1 : wanted.indexOf(primaryLanguage(tag));
    return index === -1 ? wanted.length : index;
  };
  const own = canonicalUrl(article.canonicalUrl ?? article.url ?? "https://unknown.invalid/");
  return article.alternates
    .filter(
      (alternate) => alternate.language === null || declaredTag(alternate.language) !== signature.language,
    )
    .filter((alternate) => canonicalUrl(alternate.url) !== own)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MAX_DECLARED);
}

function toSibling(
  { id, signature, article }: Brief,
  match: Pick<Sibling, "relation" | "score" | "reasons">,
): Sibling {
  const { url, title, publisher } = article;
  return { id, language: signature.language, url, title, publisher, ...match };
}
