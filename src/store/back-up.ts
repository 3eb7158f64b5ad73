import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import Libsql from "libsql";
import { DATABASE_FILE } from "./database.ts";

/**
 * Copies the embedded store into a new file that only its owner may read, also while the program writes (SQLite's
 * `VACUUM INTO`, one read transaction). The file is complete and on disk when this returns, or it is not there.
 * Throws where there is no store, the copy cannot be written, or it does not pass SQLite's own check.
 */
export function backUpSqlite(dataDir: string, file: string): void {
  const partial = `${file}.partial`;
  const mask = process.umask(0o077);
  try {
    rmSync(partial, { force: true });
    copy(join(dataDir, DATABASE_FILE), partial);
    check(partial);
    sync(partial);
    renameSync(partial, file);
    sync(dirname(file));
  } finally {
    process.umask(mask);
    rmSync(partial, { force: true });
  }
}

function copy(from: string, to: string): void {
  const database = new Libsql(from, { readonly: true, fileMustExist: true });
  try {
    database.pragma("busy_timeout = 5000");
    database.prepare("VACUUM INTO ?").run(to);
  } finally {
    database.close();
  }
}

function check(file: string): void {
  const database = new Libsql(file, { readonly: true });
  try {
    const found = database.prepare("PRAGMA integrity_check").all() as { integrity_check: string }[];
    if (found[0]?.integrity_check !== "ok") throw new Error(`${file}: the copy is damaged.`);
  } finally {
    database.close();
  }
}

function sync(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
