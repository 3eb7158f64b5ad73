import { languagePair } from "./choose-lessons.ts";
import { countRivals } from "./count-rivals.ts";
import type { Edge } from "./edition-links.ts";
import { getOrMake } from "./get-or-make.ts";
import { UNDERRATED } from "./judge-comparison.ts";
import { priorLogit } from "./prior-logit.ts";
import type { Profile } from "./profile.ts";
import { publicationGap } from "./publication-gap.ts";

/** Two articles that were compared, by index. */
export interface Contest {
  readonly a: number;
  readonly b: number;
  /** The log-odds from what they say, were there no other candidate. */
  readonly content: number;
}

/** One article's view of a contest. */
interface View {
  /** Whose edition in which language is asked for. */
  readonly question: string;
  readonly languages: string;
  /** That the other is the edition against there being none, where both are as likely. */
  readonly odds: number;
}

/** How often the shares of articles that have an edition are estimated anew from what is believed of the pairs. */
const ROUNDS = 4;
/** So many questions between two languages are imagined that go as those of the whole batch. */
const SHARED_QUESTIONS = 20;

/**
 * Lets the candidates of each article compete: of a language at most one is its edition, perhaps none is. How many
 * articles have an edition is learned from the batch itself by expectation maximisation, as in record linkage
 * (Winkler 1988). Returns the log-odds of each pair as the less sure of its two articles sees them.
 */
export function compete(profiles: readonly Profile[], contests: readonly Contest[]): Edge[] {
  const rivals = countRivals(profiles);
  const view = (own: number, other: number, content: number): View => {
    const [from, to] = [profiles[own]!, profiles[other]!];
    const prior = priorLogit(publicationGap(from, to), rivals(from, to.language));
    const languages = languagePair(from, to);
    return { question: `${own} ${to.language}`, languages, odds: Math.exp(content + prior) };
  };
  const views = contests.map(({ a, b, content }) => [view(a, b, content), view(b, a, content)] as const);
  const asked = countQuestions(profiles);
  let have = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) have = shareThatHave(views.flat(), have, asked);
  const sums = sumOdds(views.flat(), have);
  return contests.map(({ a, b }, index) => {
    const logits = views[index]!.map((seen) => {
      const odds = seen.odds * oddsOf(have, seen.languages);
      return Math.log(odds / Math.max(1, sums.get(seen.question)!.sum - odds));
    });
    return { a, b, logit: Math.min(...logits) + UNDERRATED };
  });
}

function oddsOf(have: ReadonlyMap<string, number>, languages: string): number {
  const share = have.get(languages) ?? 0.5;
  return share / (1 - share);
}

/** For each question the odds that some candidate is the edition, plus one for there being none. */
function sumOdds(views: readonly View[], have: ReadonlyMap<string, number>) {
  const sums = new Map<string, { languages: string; sum: number }>();
  for (const { question, languages, odds } of views) {
    const entry = getOrMake(sums, question, () => ({ languages, sum: 1 }));
    entry.sum += odds * oddsOf(have, languages);
  }
  return sums;
}

/** The share of articles with an edition for each two languages, backed by that of the batch. */
function shareThatHave(
  views: readonly View[],
  have: ReadonlyMap<string, number>,
  asked: ReadonlyMap<string, number>,
): Map<string, number> {
  const found = new Map<string, number>();
  let all = 0;
  for (const { languages, sum } of sumOdds(views, have).values()) {
    found.set(languages, (found.get(languages) ?? 0) + 1 - 1 / sum);
    all += 1 - 1 / sum;
  }
  const total = [...asked.values()].reduce((sum, count) => sum + count, 0);
  const overall = (all + 1) / (total + 2);
  return new Map(
    [...asked].map(([languages, count]) => [
      languages,
      ((found.get(languages) ?? 0) + SHARED_QUESTIONS * overall) / (count + SHARED_QUESTIONS + 1),
    ]),
  );
}

/** How many articles could have an edition, for each two languages. */
function countQuestions(profiles: readonly Profile[]): Map<string, number> {
  const totals = new Map<string, { profile: Profile; count: number }>();
  for (const profile of profiles) getOrMake(totals, profile.language, () => ({ profile, count: 0 })).count++;
  const languages = [...totals.values()];
  return new Map(
    languages.flatMap((a, index) =>
      languages.slice(index + 1).map((b) => [languagePair(a.profile, b.profile), a.count + b.count] as const),
    ),
  );
}
