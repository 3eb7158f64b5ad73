import { measureJoins } from "./measure-joins.ts";
import { measurePolling } from "./measure-polling.ts";

const FEEDS = 10_000;
const HOSTS = 1_000;
const ROUNDS = 4;

/** What polling costs, and how often two articles that a digest joins are not the same. */
export async function feeds(dataDir: string): Promise<void> {
  measureJoins(dataDir);
  await measurePolling(FEEDS, HOSTS, ROUNDS);
}
