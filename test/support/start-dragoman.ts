import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProcess } from "../../adapters/start-process.ts";
import { parseConfig } from "../../src/config.ts";
import { type Log, silentLog } from "../../src/log.ts";

/** Starts the whole program in this process on a store of its own; `stop` removes the store. */
export async function startDragoman(environment: Readonly<Record<string, string>>, log: Log = silentLog) {
  const dataDir = mkdtempSync(join(tmpdir(), "dragoman-test-"));
  const running = await startProcess(parseConfig({ PORT: "0", DATA_DIR: dataDir, ...environment }), log);
  return {
    address: running.address,
    async stop() {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
