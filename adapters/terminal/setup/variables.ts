import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { parseEnv } from "node:util";
import { readEnvironment } from "../../../src/config.ts";
import { reasonOf } from "../doctor.ts";
import { UsageError } from "../usage.ts";
import { setVariables } from "./set-variables.ts";

const FILE = ".env";
const EXAMPLE = ".env.example";
/** Tokens are their owner's alone. */
const MODE = 0o600;

/** The operator's variables: the environment, and `.env` in the working directory, where new ones are written. */
export interface Variables {
  /** `null` where it is not set. */
  read(name: string): string | null;
  /** Writes to `.env` what does not stand there. Throws UsageError where that cannot be done. */
  save(values: Readonly<Record<string, string>>): void;
}

/** Opens the variables of this process. */
export function openVariables(): Variables {
  return {
    read: (name) => readEnvironment()[name]?.trim() || null,
    save(values) {
      try {
        write(values);
      } catch (error) {
        if (error instanceof UsageError) throw error;
        throw new UsageError(`${FILE} cannot be written here (${reasonOf(error)}).`);
      }
    },
  };
}

function write(values: Readonly<Record<string, string>>): void {
  const isThere = existsSync(FILE);
  const text = isThere ? readFileSync(FILE, "utf8") : newFile();
  const present = parseEnv(text);
  const missing = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => present[name] !== value),
  );
  const file = isThere ? realpathSync(FILE) : FILE;
  if (Object.keys(missing).length > 0) replaceFile(file, setVariables(text, missing));
  else if (isThere && (statSync(file).mode & 0o777) !== MODE) chmodSync(file, MODE);
}

/** The example, all of whose lines are comments. */
function newFile(): string {
  return existsSync(EXAMPLE) ? readFileSync(EXAMPLE, "utf8") : "";
}

/** There is the old file or the whole new one, whatever happens meanwhile. */
function replaceFile(file: string, text: string): void {
  const next = `${file}.${process.pid}`;
  try {
    writeFileSync(next, text, { mode: MODE, flag: "wx" });
    renameSync(next, file);
  } finally {
    rmSync(next, { force: true });
  }
}
