import { loadNameList } from "./load-name-list.ts";
import { loadModel, type Model } from "./model.ts";
import type { Tagger } from "./tag-names.ts";

const EAGERNESS = 0.4;
const models = new Map<string, Model>();

/** The tagger for a text's script, its weights read on first use. */
export function loadTagger(_text: string, _language: string): Tagger {
  return { model: modelFrom("cased.bin"), list: loadNameList(), eagerness: EAGERNESS };
}

function modelFrom(file: string): Model {
  const known = models.get(file) ?? loadModel(file);
  models.set(file, known);
  return known;
}
