import type { ScriptKind } from "../script-kind.ts";
import { loadNameList } from "./load-name-list.ts";
import { loadModel, type Model } from "./model.ts";
import type { Tagger } from "./tag-names.ts";

/** How much the score of "no name" is lowered, chosen for the best F1. */
const EAGERNESS: Readonly<Record<ScriptKind, number>> = { cased: 0.4, caseless: 0.4, unspaced: 0.4 };
const models = new Map<string, Model>();

/** The tagger for a kind of script, its weights read on first use. */
export function loadTagger(kind: ScriptKind): Tagger {
  const model = models.get(kind) ?? loadModel(`${kind}.bin`);
  models.set(kind, model);
  return { model, list: loadNameList(), kind, eagerness: EAGERNESS[kind] };
}
