import type { Story } from "./group-articles.ts";

const HOUR = 3_600_000;

/** After so many hours an article weighs half. */
const HALF_LIFE = 12;

/** Each story already chosen from the same lead publisher or language makes the next one weigh this much less. */
const REPETITION = 0.85;

/**
 * Orders stories by how many publishers and languages cover them and how fresh they are, while spreading publishers
 * and languages: the greedy choice of maximal marginal relevance (Carbonell and Goldstein 1998). `now` in
 * milliseconds since 1970. Pure.
 */
export function rankStories(stories: readonly Story[], now: number): Story[] {
  const waiting = new Map(stories.map((story) => [story, weigh(story, now)]));
  const chosen: Story[] = [];
  const met = new Map<string, number>();
  while (waiting.size > 0) {
    const scored = [...waiting].map(([story, weight]) => {
      const repeated = traits(story).reduce((sum, trait) => sum + (met.get(trait) ?? 0), 0);
      return { story, score: weight * REPETITION ** repeated };
    });
    const best = scored.reduce((a, b) => (b.score > a.score ? b : a)).story;
    for (const trait of traits(best)) met.set(trait, (met.get(trait) ?? 0) + 1);
    waiting.delete(best);
    chosen.push(best);
  }
  return chosen;
}

function weigh(story: Story, now: number): number {
  const briefs = story.articles.flat().map(({ brief }) => brief);
  const publishers = new Set(briefs.map(publisherOf)).size;
  const languages = new Set(briefs.map((brief) => brief.language)).size;
  const dates = briefs
    .map(({ article }) => Date.parse(article.publishedAt ?? ""))
    .filter((time) => !Number.isNaN(time));
  const age = dates.length === 0 ? HALF_LIFE : Math.max(0, now - Math.max(...dates)) / HOUR;
  return (1 + Math.log2(publishers) + Math.log2(languages) / 2) * 2 ** (-age / HALF_LIFE);
}

function traits(story: Story): string[] {
  const lead = story.articles[0]![0]!.brief;
  return [`publisher ${publisherOf(lead)}`, `language ${lead.language}`];
}

function publisherOf({
  article,
}: {
  readonly article: { readonly publisher: string | null; readonly url: string | null };
}) {
  return article.publisher ?? URL.parse(article.url ?? "")?.hostname ?? "";
}
