import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printTable } from "../support/print-table.ts";
import { buildChild } from "./build-child.ts";
import type { PollRound, PollTask } from "./poll-child.ts";

/** Seconds between two polls of a feed. */
const INTERVAL = 15 * 60;

/** As `npm start` has it: V8 lets garbage lie about for as long as it has room. */
const HEAP = ["--max-old-space-size=1024"];

/**
 * Polls feeds on so many hosts over loopback, `rounds` times all of them, as fast as they come. Publishers and the
 * polling process are processes of their own; the latter's CPU time for a round over a quarter of an hour is its share
 * of a core.
 */
export async function measurePolling(feeds: number, hosts: number, rounds: number): Promise<void> {
  const publisher = fork(join(import.meta.dirname, "feed-hosts.ts"));
  const { port } = (await answerOf(publisher)) as { port: number };
  const folder = mkdtempSync(join(tmpdir(), "dragoman-bench-"));
  const names = Array.from({ length: hosts }, (_, index) => `h${index}.example:${port}`);
  const task: PollTask = { feeds, hosts: names, folder };
  const child = buildChild();
  const poller = fork(child.file, [JSON.stringify(task)], { execArgv: HEAP });
  await answerOf(poller);
  const begin = Date.now();
  const rows = [];
  for (let round = 0; round < rounds; round++) {
    poller.send(begin + round * INTERVAL * 1_500);
    const cost = (await answerOf(poller)) as PollRound;
    publisher.send(round + 1);
    const answers = (await answerOf(publisher)) as { unchanged: number; full: number };
    rows.push(describe(round, cost, answers));
  }
  printTable(
    [
      "round",
      "polls",
      "304",
      "new articles",
      "CPU s",
      "ms a poll",
      "% of a core",
      "MB peak",
      "MB after",
      "s",
    ],
    rows,
  );
  poller.send(null as never);
  await once(poller, "exit");
  publisher.kill();
  await once(publisher, "exit");
  rmSync(folder, { recursive: true, force: true });
  child.remove();
}

function describe(round: number, cost: PollRound, { unchanged }: { readonly unchanged: number }) {
  const { polls, failed, added, cpuSeconds, wallSeconds, peakRss, endRss } = cost;
  return [
    round === 0 ? "first" : round + 1,
    failed === 0 ? polls : `${polls} (${failed} failed)`,
    unchanged,
    added,
    cpuSeconds.toFixed(1),
    ((cpuSeconds / polls) * 1_000).toFixed(2),
    ((cpuSeconds / INTERVAL) * 100).toFixed(1),
    Math.round(peakRss / 1e6),
    Math.round(endRss / 1e6),
    wallSeconds.toFixed(0),
  ];
}

/** The next message of a child; rejects where it ends instead. */
async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`a process of the bench ended with ${code}`);
  });
  const [message] = await Promise.race([once(child, "message"), ended]);
  return message;
}
