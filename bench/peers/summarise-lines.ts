import { readJsonLines } from "../support/read-json-lines.ts";
import { SUMMARISERS } from "./summarisers.ts";

/** A text to be summarised by a peer in `count` sentences. */
export interface PeerTask {
  readonly id: string;
  readonly text: string;
  readonly count: number;
}

const [name, path] = process.argv.slice(2);
const load = SUMMARISERS[name ?? ""];
if (load === undefined || path === undefined) throw new Error("usage: summarise-lines.ts PEER TASKS.jsonl");
const summarise = await load();
console.log = () => {};

// A peer that throws on a text has summarised nothing of it.
for (const { id, text, count } of readJsonLines<PeerTask>(path)) {
  const summary = await summarise(text, count).catch(() => []);
  const quotes = summary.filter((quote) => typeof quote === "string" && quote !== "");
  process.stdout.write(`${JSON.stringify({ id, summary: quotes.map((quote) => ({ text: quote })) })}\n`);
}
