import { existsSync, readFileSync } from "node:fs";

/** The records of a file of JSON lines. Throws with the path where there is no such file. */
export function readJsonLines<T>(path: string): T[] {
  if (!existsSync(path)) throw new Error(`no file at ${path}`);
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}
