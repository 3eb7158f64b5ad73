import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openPostgres } from "../../src/store/database.ts";
import { createStore } from "../../src/store/store.ts";

export interface Restarts {
  readonly restarts: number;
  readonly acknowledged: number;
  /** Writes that failed, as their writers were told. */
  readonly refused: number;
  readonly lost: number;
  /** Milliseconds from a restart's end to the next write that succeeded, the slowest. */
  readonly slowestRecovery: number;
}

const WRITERS = 8;

/** Restarts a PostgreSQL of its own at once (no shutdown, recovery from its log) while eight people save settings. */
export async function restartPostgres(restarts: number): Promise<Restarts> {
  const server = startServer();
  try {
    const store = createStore(await openPostgres(server.url));
    const saved = new Set<string>();
    let [refused, over, number, slowestRecovery, last] = [0, false, 0, 0, 0];
    const write = async () => {
      while (!over) {
        const name = `n${++number}`;
        try {
          await store.settings.write({ scope: "tenant", subject: "web:one" }, name, number, "web:one");
          saved.add(name);
          last = Date.now();
        } catch {
          refused += 1;
          await sleep(20);
        }
      }
    };
    const writers = Array.from({ length: WRITERS }, write);
    for (let restart = 0; restart < restarts; restart++) {
      await sleep(500 + Math.random() * 1_000);
      server.restart();
      const begun = Date.now();
      while (last < begun) await sleep(5);
      slowestRecovery = Math.max(slowestRecovery, last - begun);
    }
    over = true;
    await Promise.all(writers);
    const found = new Set((await store.settings.readTenant("web:one")).map(({ name }) => name));
    await store.close();
    const lost = [...saved].filter((name) => !found.has(name)).length;
    return { restarts, acknowledged: saved.size, refused, lost, slowestRecovery };
  } finally {
    server.remove();
  }
}

/** A throw-away server with its safeguards on; it refuses to run as root. */
function startServer() {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-postgres-"));
  const version = readdirSync("/usr/lib/postgresql").sort().at(-1);
  const isRoot = process.getuid?.() === 0;
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const run = (program: string, ...given: string[]) => {
    const words = [
      ...(isRoot ? ["runuser", "-u", "postgres", "--"] : []),
      `/usr/lib/postgresql/${version}/bin/${program}`,
      "-D",
      join(folder, "data"),
      ...given,
    ];
    execFileSync(words[0]!, words.slice(1), { cwd: folder, stdio: "ignore" });
  };
  if (isRoot) execFileSync("chown", ["postgres", folder]);
  chmodSync(folder, 0o755);
  run("initdb", "-U", "dragoman", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8");
  run(
    "pg_ctl",
    "-w",
    "-l",
    join(folder, "log"),
    "-o",
    `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`,
    "start",
  );
  return {
    url: `postgres://dragoman@127.0.0.1:${port}/postgres`,
    restart: () => run("pg_ctl", "-w", "-m", "immediate", "-l", join(folder, "log"), "restart"),
    remove() {
      run("pg_ctl", "-m", "immediate", "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
