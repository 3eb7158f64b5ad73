import { killUnderLoad } from "../../test/support/kill-under-load.ts";
import { fillDisk } from "./fill-disk.ts";
import { overload } from "./overload.ts";
import { powerLoss } from "./power-loss.ts";
import { restartPostgres } from "./restart-postgres.ts";
import { startBuilt } from "./start-built.ts";

const TEN_MINUTES = 600;

/**
 * Breaks things and counts what was lost: takes about an hour, the built program (`npm run build`), PostgreSQL, and
 * root for the disks. What cannot run here says so and the rest goes on.
 */
export async function faults(): Promise<void> {
  await attempt("SIGKILL under load", () => killUnderLoad(100, startBuilt));
  await attempt("power loss", () => powerLoss(20));
  await attempt("power loss, not waiting for the disk (must lose)", () => powerLoss(3, true));
  await attempt("full disk", () => fillDisk(20));
  await attempt("PostgreSQL restarted", () => restartPostgres(20));
  await attempt("twice the load for ten minutes", () => overload(2, TEN_MINUTES));
}

async function attempt(what: string, work: () => Promise<object>): Promise<void> {
  console.log(`\n${what}`);
  try {
    console.log(JSON.stringify(await work(), null, 1));
  } catch (error) {
    console.log(`not run: ${error instanceof Error ? error.message : error}`);
  }
}
