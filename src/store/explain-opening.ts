import { ConfigurationError } from "../config.ts";

const REASONS: readonly (readonly [codes: RegExp, explain: (place: string) => string])[] = [
  [
    /^SQLITE_(?:CORRUPT|NOTADB)/,
    (place) =>
      `DATA_DIR: the store ${place} is damaged. It was left as it is. To restore: move it aside together with its ` +
      "-wal and -shm files, put your last backup in its place, start again (docs/operating.md, “Backup and restore”).",
  ],
  [
    /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/,
    (place) => `DATA_DIR: the disk that holds ${place} is full. Make room and start again; nothing was lost.`,
  ],
  [
    /^(?:SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EROFS|EACCES|EPERM|EEXIST|ENOTDIR|ENOENT)/,
    (place) =>
      `DATA_DIR: ${place} cannot be written. Its folder must exist on a writable disk and belong to the user that runs Dragoman.`,
  ],
  [
    /^SQLITE_(?:BUSY|LOCKED)/,
    (place) => `DATA_DIR: another program is using ${place}; the embedded store serves one process.`,
  ],
];

/** libsql says so where SQLite cannot open the file at all (its error 14). */
const UNOPENED = /Unable to open connection to local database/;

/** What the operator can do about a store that cannot be opened, as a ConfigurationError; any other error as it is. */
export function explainOpening(error: unknown, place: string): unknown {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  const known = UNOPENED.test(message) ? "SQLITE_CANTOPEN" : code;
  const reason = REASONS.find(([codes]) => codes.test(known));
  if (reason === undefined) return error;
  const explained = new ConfigurationError([reason[1](place)]);
  explained.cause = error;
  return explained;
}
