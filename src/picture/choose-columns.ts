import type { Translator } from "../i18n/translate.ts";
import { languageName } from "../language/language-names.ts";
import { countItems } from "./count-items.ts";
import { MAX_COLUMNS } from "./picture.ts";

/** A column of a picture and the languages (BCP 47) that stand in it. */
export interface Column {
  readonly label: string;
  readonly languages: readonly string[];
}

/** A column for each language, the most frequent first; the last is for those that are too many, or unknown. */
export function chooseColumns(languages: readonly string[], words: Translator): readonly Column[] {
  const known = [...countItems(languages.filter((tag) => tag !== "und")).keys()];
  const isAll = known.length === new Set(languages).size && known.length <= MAX_COLUMNS;
  const own = isAll ? known : known.slice(0, MAX_COLUMNS - 1);
  const others = [...known.slice(own.length), ...(languages.includes("und") ? ["und"] : [])];
  const columns = own.map((tag) => ({ label: languageName(tag, words.locale), languages: [tag] }));
  return others.length === 0
    ? columns
    : [...columns, { label: words.t("picture.other-languages"), languages: others }];
}
