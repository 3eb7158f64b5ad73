import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The whole program as a process of its own. */
export interface Spawned {
  readonly process: ChildProcess;
  /** Resolves when it says that it is ready; rejects where it ends before. */
  readonly ready: Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
}

/** Starts the program, by default from its sources, with these variables and no others. */
export function spawnDragoman(env: Readonly<Record<string, string>>, program = "adapters/main.ts"): Spawned {
  const child = spawn(process.execPath, ["--import", "tsx", program], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: "0", ...env },
  });
  let errors = "";
  child.stderr.on("data", (data) => {
    errors += data;
  });
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) =>
    child.on("exit", (code) => resolve({ code, errors })),
  );
  const said = new Promise<void>((resolve) =>
    child.stdout.on("data", (data) => String(data).includes("ready") && resolve()),
  );
  const failed = ended.then(({ errors }) => Promise.reject(new Error(errors)));
  const ready = Promise.race([said, failed]);
  ready.catch(() => {});
  return { process: child, ready, ended };
}
