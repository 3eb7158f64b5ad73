import { linkBatch } from "../../src/siblings/link-batch.ts";
import { briefOfLines, briefOfText, loadGold } from "./load-briefs.ts";
import { scoreAlignment } from "./score-alignment.ts";
import { type Document, scoreLinks } from "./score-links.ts";

const TEASER = 300;
/** In practice most articles have few editions: of each group one document in so many is kept. */
const SPARSE = 5;

/** Measures linking and alignment on the sibling data sets. */
export async function siblings(dataDir: string): Promise<void> {
  const ntrex = loadGold(dataDir, "sib.ntrex");
  const texts = ntrex.map((gold) => ({ gold, brief: briefOfText(gold) }));
  const guides = loadGold(dataDir, "sib.osguide").map((gold) => ({ gold, brief: briefOfText(gold) }));
  console.log("| batch | documents | precision | recall | to English | worst language | seconds | MB |");
  console.log("|---|---|---|---|---|---|---|---|");
  measure("NTREX", texts);
  measure(
    "NTREX, one document in five",
    texts.filter((_, index) => hash(index) % SPARSE === 0),
  );
  measure(
    "NTREX, title and 300 characters",
    ntrex.map((gold) => ({ gold, brief: briefOfLines(gold, TEASER) })),
  );
  measure("guides and NTREX", [...guides, ...texts]);
  const newsroom = loadGold(dataDir, "sib.srilanka.newsfirst");
  measure(
    "newsroom en/si/ta",
    newsroom.map((gold) => ({ gold, brief: briefOfText(gold) })),
  );
  const alignment = [...scoreAlignment(ntrex.map((gold) => briefOfLines(gold)))].sort((x, y) => x[1] - y[1]);
  const mean = alignment.reduce((sum, [, share]) => sum + share, 0) / alignment.length;
  console.log(
    `\nalignment on NTREX: mean ${percent(mean)}, worst ${alignment[0]![0]} ${percent(alignment[0]![1])}`,
  );
}

function measure(name: string, documents: readonly Document[]): void {
  const start = performance.now();
  const links = linkBatch(documents.map(({ brief }) => brief));
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const { precision, recall, toEnglish, worst } = scoreLinks(documents, links);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  const scores = [
    percent(precision),
    percent(recall),
    percent(toEnglish),
    `${worst.language} ${percent(worst.recall)}`,
  ];
  console.log(`| ${[name, documents.length, ...scores, seconds, memory].join(" | ")} |`);
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** Mixes an index, so that one in five is not one language in five. */
function hash(index: number): number {
  return Math.imul(index + 1, 2654435761) >>> 16;
}
