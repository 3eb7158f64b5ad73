import { spawn } from "node:child_process";
import type { Spawned } from "../../test/support/slack-server/spawn-dragoman.ts";

/** Starts the built program with these variables and no others. */
export function startBuilt(env: Readonly<Record<string, string>>): Spawned {
  const child = spawn(process.execPath, ["dist/adapters/main.js"], {
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
