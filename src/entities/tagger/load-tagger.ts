import type { ScriptKind } from "../script-kind.ts";
import { loadNameList } from "./load-name-list.ts";
import { loadModel, type Model } from "./model.ts";
import type { Tagger } from "./tag-names.ts";

/** How much the score of "no name" is lowered for a language that nothing was learned of: there the tagger is shy. */
const EAGERNESS = 0.4;
const TAUGHT: ReadonlySet<string> = new Set(
  "bn da de en fi hi hr hu id ja lv no pt ro ru sk sr sv th tr zh".split(" "),
);
const models = new Map<ScriptKind, Model>();

/** The tagger for a language in a kind of script, its weights read on first use. */
export function loadTagger(kind: ScriptKind, language: string): Tagger {
  const model = models.get(kind) ?? loadModel(`${kind}.bin`);
  models.set(kind, model);
  return { model, list: loadNameList(), kind, eagerness: TAUGHT.has(language) ? 0 : EAGERNESS };
}
