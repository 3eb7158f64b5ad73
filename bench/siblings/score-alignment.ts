import type { Brief } from "../../src/brief/brief.ts";
import { readInLanguage } from "../../src/siblings/read-in-language.ts";

/** How often the one English line quoted for a line of another edition is the right one, by language. */
export function scoreAlignment(briefs: readonly Brief[]): Map<string, number> {
  const english = new Map(
    briefs.filter(({ language }) => language === "en").map((brief) => [groupOf(brief), brief]),
  );
  const tallies = new Map<string, { right: number; asked: number }>();
  for (const brief of briefs) {
    const edition = english.get(groupOf(brief));
    if (edition === undefined || edition === brief) continue;
    const tally = tallies.get(brief.language) ?? { right: 0, asked: 0 };
    for (const line of threeLines(brief.sentences.length)) {
      const { quotes, aligned } = readInLanguage({ brief, sentences: [line], edition });
      tally.asked++;
      if (aligned && quotes.length === 1 && quotes[0] === line) tally.right++;
    }
    tallies.set(brief.language, tally);
  }
  return new Map([...tallies].map(([language, { right, asked }]) => [language, right / asked]));
}

/** A summary's usual places: the first line, the middle and the last. */
function threeLines(lines: number): ReadonlySet<number> {
  return new Set([0, Math.floor(lines / 2), lines - 1]);
}

function groupOf({ id }: Brief): string {
  return id.slice(0, id.lastIndexOf("."));
}
