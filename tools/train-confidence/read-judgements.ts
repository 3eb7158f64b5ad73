import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { normaliseName, type TypedName } from "../../bench/entities/score-names.ts";
import { findMentions } from "../../src/entities/find-mentions.ts";
import { gatherEvidence } from "../../src/entities/gather-evidence.ts";
import { joinForms } from "../../src/entities/join-forms.ts";
import type { NameGroup } from "../../src/entities/merge-groups.ts";
import { collectForms } from "../../src/entities/name-form.ts";
import { splitSentences } from "../../src/text/split-sentences.ts";
import type { Evidence, JudgedType } from "./weights.ts";

/** A name that was found, what is known of it, and whether it is one and of its type. */
export interface Judgement {
  readonly set: string;
  /** The document's number in its set. */
  readonly document: number;
  readonly type: JudgedType;
  readonly evidence: Evidence;
  readonly right: boolean;
}

interface GoldDocument {
  readonly lang: string;
  readonly text: string;
  readonly entities: readonly TypedName[];
}

/** The names that are found in the documents of the sets wanted, compared with the names that people marked. */
export function readJudgements(folder: string, wanted: RegExp): Judgement[] {
  const sets = readdirSync(folder).filter((file) => file.endsWith(".jsonl") && wanted.test(file));
  return sets.sort().flatMap((file) => {
    const lines = readFileSync(join(folder, file), "utf8")
      .split("\n")
      .filter((line) => line !== "");
    return lines.flatMap((line, document) => judge(JSON.parse(line) as GoldDocument, file, document));
  });
}

function judge({ lang: language, text, entities }: GoldDocument, set: string, document: number): Judgement[] {
  const gold = new Set(entities.map(({ type, name }) => `${type} ${normaliseName(name)}`));
  const mentions = findMentions({ text, sentences: splitSentences(text, language), language });
  return joinForms(collectForms(text, mentions), language).flatMap((group) => {
    const { type, country } = group;
    if (type === "other" || country !== null) return [];
    const right = formsOf(group, text).some((form) => gold.has(`${type} ${normaliseName(form)}`));
    return [{ set, document, type, evidence: gatherEvidence(group, { text, language }), right }];
  });
}

/** The name and its inflected forms, not the shorter ones: those do not make a fuller name right. */
function formsOf({ name, mentions }: NameGroup, text: string): string[] {
  const length = (form: string) => form.split(/\s+/u).length;
  const forms = mentions.map(({ start, end }) => text.slice(start, end));
  return [name, ...forms.filter((form) => length(form) >= length(name))];
}
