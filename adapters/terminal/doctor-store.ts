import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Config } from "../../src/config.ts";
import { readSchemaState, type SchemaState } from "../../src/store/schema-state.ts";
import { type Check, type Finding, reasonOf } from "./doctor.ts";

const GIGABYTE = 2 ** 30;
const ENOUGH = GIGABYTE;
const TOO_LITTLE = GIGABYTE / 10;

type StoreConfig = Pick<Config, "dataDir" | "databaseUrl">;

/** Whether the store can be used, by this version, and has room to grow. */
export function checkStore(config: StoreConfig): Check[] {
  const schema: Check = { subject: "store", run: async () => [await examineSchema(config)] };
  if (config.databaseUrl !== null) return [schema];
  return [
    { subject: "data folder", run: async () => [examineFolder(config.dataDir), examineRoom(config.dataDir)] },
    schema,
  ];
}

async function examineSchema(config: StoreConfig): Promise<Finding> {
  const subject = config.databaseUrl === null ? "store" : "PostgreSQL";
  try {
    return describeSchema(subject, await readSchemaState(config));
  } catch (error) {
    const advice =
      config.databaseUrl === null
        ? "If it is damaged: stop Dragoman, keep the file aside, restore a backup (docs/operating.md)."
        : "Check DATABASE_URL, that PostgreSQL runs, and that it lets this machine in.";
    return { state: "wrong", subject, found: `cannot be used (${reasonOf(error)}).`, advice };
  }
}

function describeSchema(subject: string, { exists, pending, unknown }: SchemaState): Finding {
  if (unknown.length > 0)
    return {
      state: "wrong",
      subject,
      found: `was written by a newer version (${unknown.join(", ")}).`,
      advice: "Install that version, or restore a backup from before.",
    };
  if (!exists) return { state: "ok", subject, found: "is empty; the first start creates it." };
  if (pending.length === 0) return { state: "ok", subject, found: "is readable and up to date." };
  return { state: "ok", subject, found: `is readable; the next start updates it (${pending.join(", ")}).` };
}

/** Up to the folder that exists: the first start creates what is missing below it. */
function existing(folder: string): string {
  const path = resolve(folder);
  return existsSync(path) || dirname(path) === path ? path : existing(dirname(path));
}

function examineFolder(dataDir: string): Finding {
  const subject = "data folder";
  const folder = existing(dataDir);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return { state: "ok", subject, found: `${resolve(dataDir)} can be written.` };
  } catch (error) {
    return {
      state: "wrong",
      subject,
      found: `${folder} cannot be written (${reasonOf(error)}).`,
      advice: "Let the user that runs Dragoman own it, or set DATA_DIR.",
    };
  }
}

function examineRoom(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(existing(dataDir));
  return judgeRoom(bavail * bsize);
}

/** Judges how many bytes are free where the store lives. */
export function judgeRoom(free: number): Finding {
  const subject = "disk space";
  const found = `${(free / GIGABYTE).toFixed(1)} GB are free.`;
  if (free >= ENOUGH) return { state: "ok", subject, found };
  const advice = "Make room: the store grows with what is read.";
  return { state: free < TOO_LITTLE ? "wrong" : "warning", subject, found, advice };
}
