import { findScript } from "./find-script.ts";
import { primaryLanguage } from "./primary-language.ts";
import { sampleText } from "./sample-text.ts";
import { scriptOf } from "./script-of.ts";

const HAN = /\p{sc=Han}/u;
const CHINESE: ReadonlySet<string> = new Set(["Hans", "Hant"]);

/**
 * The BCP 47 tag of a text's language as it is written: with the script (ISO 15924) where CLDR's likely subtags expect
 * another one, `zh-Hant` and `sr-Latn`, and without it, `zh` and `sr`, where they expect what is there. Pure.
 */
export function writtenTag(language: string, text: string): string {
  if (language === "und") return language;
  const usual = scriptOf(language);
  const sample = sampleText(text);
  const found = CHINESE.has(usual) ? chineseScript(sample) : (findScript(sample)?.script ?? usual);
  // Kanji without kana are still Japanese.
  return found === null || found === usual || found === "Hani" ? language : `${language}-${found}`;
}

/** The same for a tag as declared by anyone: `zh_TW` is `zh-Hant`, `pt-BR` is `pt`; `und` where it is no tag. */
export function declaredTag(tag: string): string {
  const language = primaryLanguage(tag);
  if (language === "und") return language;
  const script = scriptOf(tag.trim().replaceAll("_", "-"));
  return script === scriptOf(language) ? language : `${language}-${script}`;
}

/** By the characters that only one of the two national standards has; `null` where they do not tell. */
function chineseScript(text: string): "Hans" | "Hant" | null {
  const { simplified, traditional } = standards();
  let balance = 0;
  for (const character of text)
    balance += Number(traditional.has(character)) - Number(simplified.has(character));
  if (balance === 0) return null;
  return balance > 0 ? "Hant" : "Hans";
}

let known: Readonly<Record<"simplified" | "traditional", ReadonlySet<string>>> | null = null;

/** What GB 2312 has and Big5 has not, and the reverse, as the runtime's decoders know them. */
function standards() {
  if (known !== null) return known;
  const mainland = charactersOf("gbk", [0xb0, 0xf7], [[0xa1, 0xfe]]);
  const taiwan = charactersOf(
    "big5",
    [0xa4, 0xf9],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  );
  known = {
    simplified: new Set([...mainland].filter((character) => !taiwan.has(character))),
    traditional: new Set([...taiwan].filter((character) => !mainland.has(character))),
  };
  return known;
}

type Range = readonly [from: number, to: number];

function charactersOf(encoding: string, [first, last]: Range, trails: readonly Range[]): Set<string> {
  const decoder = new TextDecoder(encoding);
  const characters = new Set<string>();
  for (let lead = first; lead <= last; lead++) {
    for (const [from, to] of trails) {
      for (let trail = from; trail <= to; trail++) {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if (HAN.test(character)) characters.add(character);
      }
    }
  }
  return characters;
}
