import { type LinkWishes, linkBatch } from "../../src/siblings/link-batch.ts";
import { printTable } from "../support/print-table.ts";
import { briefOfLines, briefOfText, type Gold, loadGold } from "./load-briefs.ts";
import { scoreAlignment } from "./score-alignment.ts";
import { type Document, type LinkChoice, scoreLinks } from "./score-links.ts";

const TEASER = 300;
/** In practice most articles have few editions: of each group one document in so many is kept. */
const SPARSE = 5;
const NEWSROOM_PAIRS = [
  ["en", "si"],
  ["en", "ta"],
  ["si", "ta"],
] as const;

/** Links of one batch, scored in several ways. */
interface Linked {
  readonly name: string;
  readonly documents: readonly Document[];
  readonly links: ReturnType<typeof linkBatch>;
  readonly seconds: number;
}

/** Measures linking and alignment on the sibling data sets, with the data folder's own scorer. */
export async function siblings(dataDir: string): Promise<void> {
  const lines = loadGold(dataDir, "sib.ntrex");
  const ntrex = documentsOf(lines);
  const sparse = ntrex.filter((_, index) => hash(index) % SPARSE === 0);
  const guides = documentsOf(loadGold(dataDir, "sib.osguide"));
  const teasers = lines.map((gold) => ({ gold, brief: briefOfLines(gold, TEASER) }));
  const whole = link("NTREX", ntrex);
  const ofGuides = link("guides, beside NTREX, one in five", [...guides, ...sparse]);
  const batches = [
    whole,
    link("NTREX, one document in five", sparse),
    link("NTREX, unsure ones too", ntrex, { guesses: true }),
    link("NTREX, title and 300 characters", teasers),
    ofGuides,
  ];
  console.log("### Links of all languages, %\n");
  printLinks(dataDir, batches);
  const newsroom = documentsOf(loadGold(dataDir, "sib.srilanka.newsfirst"));
  console.log("### Newsroom, two languages at a time, %\n");
  printPairs(
    dataDir,
    link("newsroom", newsroom),
    NEWSROOM_PAIRS.flatMap((languages) => [{ languages, relation: "translation" as const }, { languages }]),
  );
  printPairs(
    dataDir,
    link("newsroom, unsure ones too", newsroom, { guesses: true }),
    NEWSROOM_PAIRS.map((languages) => ({ languages })),
  );
  console.log("### NTREX and guides, each language with English, %: those that miss any\n");
  for (const batch of [whole, batches.at(-2)!, { ...ofGuides, name: "guides", documents: guides }])
    printPairs(dataDir, batch, withEnglish(batch.documents), 100);
  printAlignment(lines);
}

function documentsOf(gold: readonly Gold[]): Document[] {
  return gold.map((one) => ({ gold: one, brief: briefOfText(one) }));
}

function link(name: string, documents: readonly Document[], wishes?: LinkWishes): Linked {
  const start = performance.now();
  const links = linkBatch(
    documents.map(({ brief }) => brief),
    wishes,
  );
  return { name, documents, links, seconds: Math.round((performance.now() - start) / 1000) };
}

function printLinks(dataDir: string, batches: readonly Linked[]): void {
  const rows = batches.map(({ name, documents, links, seconds }) => {
    const { pairwise, toEnglish, perLang } = scoreLinks(dataDir, documents, links);
    const [worst] = Object.entries(perLang)
      .filter(([, { q }]) => q > 0)
      .map(([language, { hit, q }]) => ({ language, share: (100 * hit) / q }))
      .sort((x, y) => x.share - y.share);
    const least = worst === undefined ? "" : `${worst.language} ${worst.share.toFixed(1)}`;
    return [name, documents.length, ...pairwise, toEnglish.recallAt1, least, seconds];
  });
  printTable(["batch", "documents", "P", "R", "F1", "recall@1 to English", "least", "seconds"], rows);
}

function printPairs(
  dataDir: string,
  { name, documents, links }: Linked,
  choices: readonly LinkChoice[],
  below = Number.POSITIVE_INFINITY,
): void {
  const rows = choices
    .map((choice) => ({ choice, score: scoreLinks(dataDir, documents, links, choice).pairwise }))
    .filter(({ score }) => score[2]! < below)
    .map(({ choice, score }) => [choice.languages!.join("-"), choice.relation ?? "any relation", ...score]);
  printTable([name, "links", "P", "R", "F1"], rows);
}

function withEnglish(documents: readonly Document[]): LinkChoice[] {
  const others = new Set(documents.map(({ gold }) => gold.lang).filter((language) => language !== "en"));
  return [...others].map((language) => ({ languages: ["en", language] }));
}

function printAlignment(lines: readonly Gold[]): void {
  const shares = [...scoreAlignment(lines.map((gold) => briefOfLines(gold)))].sort((x, y) => x[1] - y[1]);
  const mean = shares.reduce((sum, [, share]) => sum + share, 0) / shares.length;
  console.log(`### Alignment on NTREX, % of a summary's lines; mean ${(100 * mean).toFixed(1)}\n`);
  printTable(
    ["language", "right"],
    shares.map(([language, share]) => [language, (100 * share).toFixed(1)]),
  );
}

/** Mixes an index, so that one in five is not one language in five. */
function hash(index: number): number {
  return Math.imul(index + 1, 2654435761) >>> 16;
}
