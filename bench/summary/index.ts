import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseText } from "../../src/article/parse-text.ts";
import { readArticle } from "../../src/brief/read-article.ts";
import { splitSentences } from "../../src/text/split-sentences.ts";
import { SUMMARISERS } from "../peers/summarisers.ts";
import { printTable } from "../support/print-table.ts";
import { loadSets, type SummarySet } from "./load-sets.ts";
import { runPeer } from "./run-peer.ts";
import { type Output, type Rouge, type SetScores, scoreOutputs } from "./score-outputs.ts";

const PEERS = fileURLToPath(new URL("../peers/node_modules", import.meta.url));
/** Some peers compare every pair of sentences, so they get a part of each set, and a limit for each group of sets. */
const PEER_TIMEOUT_MS = 300_000;
const PEER_DOCUMENTS = 25;
/** Headlines are asked for short articles: all of a set. */
const PEER_HEADLINES = 100;

/** A peer's answers as they are, and cut to as many sentences as were asked for. */
interface PeerScores {
  readonly whole: Rouge;
  readonly cut: Rouge;
}

/** How one set came out: Dragoman and the baselines for the set's own length and for one sentence, peers by name. */
interface SetResult {
  readonly set: SummarySet;
  readonly ours: SetScores;
  readonly ourFirst: SetScores;
  /** Of the documents that the peers get: Dragoman's own score and the peers'. */
  readonly sample: Rouge;
  readonly peers: ReadonlyMap<string, PeerScores>;
}

/** Summaries against references, LEAD and the npm peers, by ROUGE F1 of the data folder's own scorer. */
export async function summary(dataDir: string): Promise<void> {
  if (!existsSync(PEERS)) throw new Error("the peers are not installed: npm ci --prefix bench/peers");
  const sets = loadSets(dataDir);
  const samples = sets.map((set) => ({
    ...set,
    documents: set.documents.slice(0, set.count > 1 ? PEER_DOCUMENTS : PEER_HEADLINES),
  }));
  const peers = runPeers(dataDir, samples);
  const results = sets.map((set, i) => ({
    set,
    ...scoreOurs(dataDir, set),
    sample: scoreOurs(dataDir, samples[i]!).ours.OUT,
    peers: peers.get(set.name)!,
  }));
  printSummaries(results.filter(({ set }) => set.count > 1));
  printSentences(results);
  printPeers(results);
}

/** The peers' scores by set; sets of short articles share a process, a peer's start takes seconds. */
function runPeers(dataDir: string, sets: readonly SummarySet[]): Map<string, Map<string, PeerScores>> {
  const scores = new Map(sets.map(({ name }) => [name, new Map<string, PeerScores>()]));
  const groups = [
    ...sets.filter(({ count }) => count > 1).map((set) => [set]),
    sets.filter(({ count }) => count === 1),
  ];
  for (const peer of Object.keys(SUMMARISERS)) {
    for (const group of groups) {
      const outputs = new Map(runPeer(peer, group, PEER_TIMEOUT_MS).map((output) => [output.id, output]));
      for (const set of group) {
        const own = set.documents.flatMap(({ id }) => outputs.get(id) ?? []);
        scores.get(set.name)!.set(peer, {
          whole: scoreOutputs(dataDir, set, own).OUT,
          cut: scoreOutputs(dataDir, set, cutOutputs(set, own)).OUT,
        });
      }
    }
    process.stderr.write(`${peer}: done\n`);
  }
  return scores;
}

/** The first sentences of each answer, as many as were asked for: a package that knows no full stop but the Latin one gives more. */
function cutOutputs(set: SummarySet, outputs: readonly Output[]): Output[] {
  const languages = new Map(set.documents.map(({ id, lang }) => [id, lang]));
  return outputs.map(({ id, summary }) => {
    const text = summary.map((quote) => quote.text).join("\n");
    const sentences = splitSentences(text, languages.get(id) ?? "und").slice(0, set.count);
    return { id, summary: sentences.map(({ start, end }) => ({ text: text.slice(start, end) })) };
  });
}

function scoreOurs(dataDir: string, set: SummarySet): { ours: SetScores; ourFirst: SetScores } {
  const briefs = set.documents.map((document) => ({
    id: document.id,
    brief: readArticle(parseText(document.text, { title: document.title })),
  }));
  const outputs = (count: number): Output[] =>
    briefs.map(({ id, brief: { article, sentences, summaries } }) => ({
      id,
      summary: summaries[count - 1]!.map((index) => {
        const { start, end } = sentences[index]!;
        return { text: article.text.slice(start, end) };
      }),
    }));
  return {
    ours: scoreOutputs(dataDir, set, outputs(set.count)),
    ourFirst: scoreOutputs(dataDir, set, outputs(1)),
  };
}

function printSummaries(results: readonly SetResult[]): void {
  console.log("### Three sentences: R-1/R-2/R-L F1\n");
  const mean = (of: (result: SetResult) => Rouge) => meanRouge(results.map(of));
  const rows = results.map(({ set, ours }) => [
    set.name,
    ours.docs,
    format(ours.OUT),
    format(ours["LEAD-3"]),
    format(ours["oracle-3"]),
    gain(ours.OUT, ours["LEAD-3"]),
    ours.verbatim === null ? "" : percent(ours.verbatim),
  ]);
  const [ours, lead, oracle] = [
    mean((result) => result.ours.OUT),
    mean((result) => result.ours["LEAD-3"]),
    mean((result) => result.ours["oracle-3"]),
  ];
  printTable(
    ["set", "docs", "Dragoman", "LEAD-3", "oracle-3", "gain over LEAD-3", "verbatim"],
    [...rows, ["mean of the sets", "", format(ours), format(lead), format(oracle), gain(ours, lead), ""]],
  );
}

function printSentences(results: readonly SetResult[]): void {
  console.log("### One sentence: R-1/R-2/R-L F1\n");
  printTable(
    ["set", "docs", "Dragoman", "LEAD-1", "gain over LEAD-1"],
    results.map(({ set, ourFirst }) => [
      set.name,
      ourFirst.docs,
      format(ourFirst.OUT),
      format(ourFirst["LEAD-1"]),
      gain(ourFirst.OUT, ourFirst["LEAD-1"]),
    ]),
  );
}

function printPeers(results: readonly SetResult[]): void {
  const names = Object.keys(SUMMARISERS);
  console.log("### npm peers on the same documents: R-1 F1 (mean words of a summary)\n");
  printTable(
    ["set", "docs", "Dragoman", ...names, "lead", "lead at as many sentences"],
    results.map(({ set, sample, peers }) => {
      const scores = names.map((name) => peers.get(name)!);
      return [
        set.name,
        Math.min(set.documents.length, set.count > 1 ? PEER_DOCUMENTS : PEER_HEADLINES),
        withWords(sample),
        ...scores.map(({ whole }) => withWords(whole)),
        leadOver(
          sample,
          scores.map(({ whole }) => whole),
        ),
        leadOver(
          sample,
          scores.map(({ cut }) => cut),
        ),
      ];
    }),
  );
}

function withWords({ r1, tokens }: Rouge): string {
  return `${r1.toFixed(1)} (${tokens})`;
}

/** How far a score is ahead of the best of others. */
function leadOver(ours: Rouge, others: readonly Rouge[]): string {
  return (ours.r1 - Math.max(0, ...others.map(({ r1 }) => r1))).toFixed(1);
}

function meanRouge(scores: readonly Rouge[]): Rouge {
  const mean = (of: (score: Rouge) => number) =>
    scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  return {
    r1: mean(({ r1 }) => r1),
    r2: mean(({ r2 }) => r2),
    rl: mean(({ rl }) => rl),
    tokens: mean(({ tokens }) => tokens),
  };
}

function format({ r1, r2, rl }: Rouge): string {
  return [r1, r2, rl].map((score) => score.toFixed(1)).join("/");
}

function gain(a: Rouge, b: Rouge): string {
  return [a.r1 - b.r1, a.r2 - b.r2, a.rl - b.rl].map((d) => (d < 0 ? "" : "+") + d.toFixed(1)).join("/");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
