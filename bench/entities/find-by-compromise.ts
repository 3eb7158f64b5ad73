import nlp from "compromise";
import type { TypedName } from "./score-names.ts";

/** What compromise finds in an English text. */
export function findByCompromise(text: string): TypedName[] {
  const read = nlp(text);
  const all = [
    ["person", read.people()],
    ["place", read.places()],
    ["organisation", read.organizations()],
  ] as const;
  return all.flatMap(([type, found]) => (found.out("array") as string[]).map((name) => ({ name, type })));
}
