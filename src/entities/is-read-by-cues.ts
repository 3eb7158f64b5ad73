import type { ScriptKind } from "./script-kind.ts";

/** Languages without capitals that the tagger was taught, and their nearest relatives in the same scripts. */
const TAUGHT: ReadonlySet<string> = new Set("hi bn mr ne gu pa as ar fa he".split(" "));

/** Whether texts in a language (BCP 47 primary tag) are read by lists and cue words, for want of a tagger for it. */
export function isReadByCues(kind: ScriptKind, language: string): boolean {
  return kind === "caseless" && !TAUGHT.has(language);
}
