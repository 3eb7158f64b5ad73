import type { Candidates, IndexedArticle } from "../store/sibling-index.ts";
import { EMPTY_LEXICON, type Lexicon } from "./lexicon.ts";
import { matchSignatures } from "./match-signatures.ts";
import type { Sibling } from "./sibling.ts";

/** What looking for siblings needs of the store. */
export interface CandidateSource {
  candidates(article: IndexedArticle, audience: string, limit: number): Promise<Candidates>;
}

const CANDIDATES = 40;

/**
 * Finds an article's siblings among those stored that an audience may be shown, the surest first: candidates by the
 * index, each compared sentence by sentence; in a language only the best is called a sibling, and of each publisher.
 */
export async function findSiblings(request: {
  readonly brief: IndexedArticle;
  readonly index: CandidateSource;
  readonly audience: string;
  readonly lexicon?: Lexicon;
}): Promise<Sibling[]> {
  const { brief, index, audience, lexicon = EMPTY_LEXICON } = request;
  const { found, weights } = await index.candidates(brief, audience, CANDIDATES);
  const siblings = found.flatMap(({ id, language, article, signature }): Sibling[] => {
    const match = matchSignatures(brief.signature, signature, { weights, lexicon });
    return match === null ? [] : [{ id, language, ...article, ...match }];
  });
  return bestEditions(siblings.sort((x, y) => y.score - x.score));
}

/** A publisher has one edition in a language: of two that look alike the surer is it. */
function bestEditions(siblings: readonly Sibling[]): Sibling[] {
  const taken = new Set<string>();
  return siblings.filter(({ language, publisher }) => {
    const edition = `${language} ${publisher ?? ""}`;
    if (taken.has(edition)) return false;
    taken.add(edition);
    return true;
  });
}
