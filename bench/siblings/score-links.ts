import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Brief } from "../../src/brief/brief.ts";
import type { Relation, Sibling } from "../../src/siblings/sibling.ts";
import { runScorer } from "../support/run-scorer.ts";
import type { Gold } from "./load-briefs.ts";

/** A document of a data set and its Brief. */
export interface Document {
  readonly gold: Gold;
  readonly brief: Brief;
}

/** What the data folder's scorer says of some links. All in percent. */
export interface LinkScore {
  /** Precision, recall and F1 of unordered pairs. */
  readonly pairwise: readonly number[];
  readonly toEnglish: { readonly recallAt1: number };
  readonly perLang: Readonly<Record<string, { readonly q: number; readonly hit: number }>>;
}

/** Which links are looked at. */
export interface LinkChoice {
  /** Only documents in these languages, as the data name them. */
  readonly languages?: readonly string[];
  readonly relation?: Relation;
}

/** Scores links with the data folder's own scorer. */
export function scoreLinks(
  dataDir: string,
  documents: readonly Document[],
  links: ReadonlyMap<string, readonly Sibling[]>,
  { languages, relation }: LinkChoice = {},
): LinkScore {
  const chosen = documents.filter(({ gold }) => languages?.includes(gold.lang) ?? true);
  const ids = new Set(chosen.map(({ gold }) => gold.id));
  const answers = chosen.map(({ gold: { id } }) => ({
    id,
    siblings: (links.get(id) ?? []).filter(
      (sibling) => ids.has(sibling.id) && (relation === undefined || sibling.relation === relation),
    ),
  }));
  const folder = mkdtempSync(join(tmpdir(), "siblings-"));
  try {
    const [gold, out] = [join(folder, "gold.jsonl"), join(folder, "out.jsonl")];
    const known = chosen.map(({ gold: { id, group, lang } }) => ({ id, group, lang }));
    writeFileSync(gold, known.map((line) => JSON.stringify(line)).join("\n"));
    writeFileSync(
      out,
      answers
        .map(({ id, siblings }) =>
          JSON.stringify({ id, siblings: siblings.map((one) => ({ id: one.id, score: one.score })) }),
        )
        .join("\n"),
    );
    return runScorer<LinkScore>(dataDir, "score-siblings.mjs", [gold, out])[0]!;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
