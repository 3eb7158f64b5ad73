import { CAPITAL_NOUNS } from "./capital-nouns.ts";
import type { Mention } from "./mention.ts";
import type { NameGroup } from "./merge-groups.ts";
import { loadNameList } from "./tagger/load-name-list.ts";
import { LISTED } from "./tagger/name-list.ts";

/** Where a name stands: the text, its language (BCP 47 primary tag), and whether names are known there by cues only. */
export interface NamedIn {
  readonly text: string;
  readonly language: string;
  readonly byCues?: boolean;
}

/** What counts differently for a person, a place and an organisation. */
export interface OwnEvidence {
  /** Always 1. */
  readonly base: number;
  /** The surprise, in nats, if the tagger's surest mention were wrong. */
  readonly surest: number;
  /** 1 for a name of several words. */
  readonly several: number;
}

/** What speaks for or against any name, whatever its type. */
export interface SharedEvidence {
  /** The surprise, in nats, if the second surest mention were wrong; 0 for a name that stands once. */
  readonly second: number;
  /** The surprise, in nats, if a mention of average sureness were wrong. */
  readonly usual: number;
  /** 1 for a person whose first word the lists know as a given name. */
  readonly given: number;
  /** The share of words with a capital around it: a headline, a table or a list has many. */
  readonly loud: number;
  /** The share of mentions right before a word with a capital: the name may go on. */
  readonly goesOn: number;
  /** The share of mentions right after a word with a capital that begins no sentence. */
  readonly begunBefore: number;
  /** 1 for a name in capitals. */
  readonly capitals: number;
  /** 1 for up to three letters. */
  readonly short: number;
  /** 1 in scripts that have no capitals. */
  readonly caseless: number;
  /** How many of its words begin with a small letter. */
  readonly small: number;
  /** 1 with a digit, or with a sign that names do not have (`/`, `)`). */
  readonly odd: number;
  /** 1 with a capital after a small letter (`YouTube`). */
  readonly camel: number;
}

const MAX_SURPRISE = 8;
/** Mentions that are looked at closely, the surest of a name. */
const LOOKED_AT = 3;
const AROUND = 100;
/** A first name, a space: what a part lacks at least. */
const SHORTEST_PART = 3;
const SMALL_WORD = /(?<![\p{L}\p{M}\p{N}'’.-])\p{Ll}/gu;
const ODD = /[\p{N}/()[\]"“”„«»|—–]/u;
const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;
const NEXT_CAPITAL = /^ \p{Lu}/u;
const CAPITAL_BEFORE = /[\p{Ll},;] \p{Lu}[\p{L}\p{M}'’-]{0,30} $/u;

/** What a text and the lists say of a name that was found in it. */
export function gatherEvidence(group: NameGroup, { text, language }: NamedIn): OwnEvidence & SharedEvidence {
  const { type, name, words, mentions } = group;
  const surest = [...mentions].sort((a, b) => b.confidence - a.confidence).slice(0, LOOKED_AT);
  const caseless = !/[\p{Lu}\p{Ll}]/u.test(name);
  return {
    base: 1,
    surest: surprise(surestWhole(group)),
    several: Number(/\s/u.test(name)),
    second: surprise(surest[1]?.confidence ?? 0),
    usual: surprise(meanOf(mentions, ({ confidence }) => confidence)),
    given: Number(type === "person" && (loadNameList().bits(words[0]!) & LISTED.given) > 0),
    loud: meanOf(surest, (mention) => capitalShare(text, mention)),
    goesOn: meanOf(surest, ({ end }) => Number(NEXT_CAPITAL.test(text.slice(end, end + 3)))),
    begunBefore: CAPITAL_NOUNS.has(language) ? 0 : meanOf(surest, ({ start }) => capitalBefore(text, start)),
    capitals: Number(!caseless && !/\p{Ll}/u.test(name)),
    short: Number(name.length < 4),
    caseless: Number(caseless),
    small: name.match(SMALL_WORD)?.length ?? 0,
    odd: Number(ODD.test(name)),
    camel: Number(/\p{Ll}\p{Lu}/u.test(name)),
  };
}

function meanOf(mentions: readonly Mention[], measure: (mention: Mention) => number): number {
  return mentions.reduce((sum, mention) => sum + measure(mention), 0) / mentions.length;
}

function surprise(confidence: number): number {
  return Math.min(MAX_SURPRISE, -Math.log(1 - confidence));
}

function capitalBefore(text: string, start: number): number {
  return Number(CAPITAL_BEFORE.test(text.slice(Math.max(0, start - 35), start)));
}

/** The share of words with a capital in the line around a mention. */
function capitalShare(text: string, { start, end }: Mention): number {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  const line = before.slice(before.lastIndexOf("\n") + 1) + text.slice(start, end) + after.split("\n", 1)[0];
  const words = line.match(WORD) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length / Math.max(1, words.length);
}

/** The confidence of the surest mention of the whole name: not of a last name or an acronym alone. */
function surestWhole({ name, mentions }: NameGroup): number {
  const whole = mentions.filter(({ start, end }) => end - start > name.length - SHORTEST_PART);
  return (whole.length > 0 ? whole : mentions).reduce(
    (most, { confidence }) => Math.max(most, confidence),
    0,
  );
}
