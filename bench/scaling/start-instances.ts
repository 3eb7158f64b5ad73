import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cpuSeconds } from "./process-times.ts";

const PROGRAM = fileURLToPath(new URL("../../dist/adapters/main.js", import.meta.url));
const WARM_UP = 60_000;

/** Some processes of the built program. */
export interface Instances {
  readonly pids: readonly number[];
  /** Resident memory of each, in megabytes (Linux). */
  memory(): readonly number[];
  /** CPU time of all since their start, in seconds. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

/** Starts so many instances; resolves when all are ready. Rejects where the program is not built. */
export async function startInstances(
  count: number,
  env: Readonly<Record<string, string>>,
): Promise<Instances> {
  if (!existsSync(PROGRAM)) throw new Error("the built program is measured: npm run build");
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ["--max-old-space-size=1024", PROGRAM], {
      env: { PATH: process.env.PATH, PORT: "0", LOG_LEVEL: "error", ...env },
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );
  await Promise.all(children.map(untilReady));
  return {
    pids: children.map(({ pid }) => pid!),
    memory: () => children.map(({ pid }) => residentMegabytes(pid!)),
    cpuSeconds: () => children.reduce((sum, { pid }) => sum + cpuSeconds(pid!), 0),
    async stop() {
      const ended = children.map((child) => once(child, "exit"));
      for (const child of children) child.kill("SIGTERM");
      await Promise.all(ended);
    },
  };
}

async function untilReady(child: ChildProcess): Promise<void> {
  const late = AbortSignal.timeout(WARM_UP);
  for (;;) {
    const [said] = await once(child.stdout!, "data", { signal: late });
    if (String(said).includes("ready")) return;
  }
}

function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}
