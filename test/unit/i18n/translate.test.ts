import { readFileSync } from "node:fs";
import { parse } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { type CommandSpec, commands } from "../../../src/chat/commands.ts";
import { loadMessages, readCatalogue } from "../../../src/i18n/load-messages.ts";
import {
  BOT_LANGUAGES,
  createTranslator,
  isMessageKey,
  type MessageKey,
} from "../../../src/i18n/translate.ts";

const english = loadMessages("en");
const keys = Object.keys(english) as MessageKey[];

type Element = ReturnType<typeof parse>[number];

/** The placeholders of a message with their kinds, and the plural categories that it distinguishes. */
function outline(
  elements: readonly Element[],
  found = { names: new Set<string>(), plurals: [] as string[][] },
) {
  for (const element of elements) {
    if (element.type === 0 || element.type === 7 || element.type === 8) continue;
    found.names.add(`${element.value}:${element.type}`);
    if (element.type !== 5 && element.type !== 6) continue;
    if (element.type === 6) found.plurals.push(Object.keys(element.options));
    for (const option of Object.values(element.options)) outline(option.value, found);
  }
  return found;
}

describe.each(BOT_LANGUAGES)("the words in %s", (language) => {
  const own = readCatalogue(language);

  test("are complete, with nothing left over", () => {
    expect(keys.filter((key) => !Object.hasOwn(own, key))).toEqual([]);
    expect(Object.keys(own).filter((key) => !isMessageKey(key))).toEqual([]);
  });

  test("fill the same placeholders as the English, and say something", () => {
    for (const key of keys) {
      const made = outline(parse(own[key], { ignoreTag: true }));
      expect([key, ...made.names].sort()).toEqual(
        [key, ...outline(parse(english[key], { ignoreTag: true })).names].sort(),
      );
      expect(own[key].trim()).not.toBe("");
    }
  });

  test("distinguish the plural categories of the language (CLDR) for whole numbers, and `other`", () => {
    const needed = new Set(Array.from({ length: 200 }, (_, n) => new Intl.PluralRules(language).select(n)));
    for (const key of keys)
      for (const categories of outline(parse(own[key], { ignoreTag: true })).plurals)
        expect([key, [...needed].filter((category) => !categories.includes(category))]).toEqual([key, []]);
  });

  test("fit what platforms take as names and descriptions of commands", () => {
    for (const key of keys) {
      if (key.startsWith("commandName.")) expect(own[key]).toMatch(/^[-_'\p{L}\p{N}\p{M}]{1,32}$/u);
      if (key.startsWith("commandName.")) expect(own[key]).toBe(own[key].toLowerCase());
      if (/^(?:command|option|choice)\./.test(key))
        expect([key, own[key].length <= 100]).toEqual([key, true]);
      if (key.startsWith("menu.")) expect([key, own[key].length <= 32]).toEqual([key, true]);
      if (key.startsWith("action.")) expect([key, own[key].length <= 40]).toEqual([key, true]);
    }
    const names = keys.filter((key) => key.startsWith("commandName.")).map((key) => own[key]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("translators", () => {
  test("fall back from a region to its language, and to English from what is not spoken or no tag", () => {
    expect(createTranslator("pt-BR").locale).toBe("pt-BR");
    expect(createTranslator("zh_Hant_TW").locale).toBe("zh-Hant-TW");
    expect(createTranslator("sw").locale).toBe("en");
    expect(createTranslator("<!channel>").locale).toBe("en");
    expect(createTranslator("").t("card.people")).toBe("People");
  });

  test("insert strangers' words as they are", () => {
    const text = "{name} <b>'{'</b> # @everyone";
    expect(createTranslator("en").t("card.by", { name: text })).toBe(`By ${text}`);
  });

  test("keep a date's day in every zone, and what is no date", () => {
    const words = createTranslator("en-US");
    expect(words.formatDate("2022-02-17")).toBe("Feb 17, 2022");
    expect(words.formatDate("2022-02-17T23:59:00-11:00")).toBe("Feb 17, 2022");
    expect(words.formatDate("yesterday")).toBe("yesterday");
  });
});

test("the strings to be reviewed exist", () => {
  const review = JSON.parse(readFileSync(new URL("../../../src/i18n/review.json", import.meta.url), "utf8"));
  for (const [language, notes] of Object.entries(review)) {
    expect(BOT_LANGUAGES).toContain(language);
    expect(Object.keys(notes as object).filter((key) => !isMessageKey(key))).toEqual([]);
  }
});

test("everything in the command table has a description", () => {
  const missing: string[] = [];
  const need = (key: string) => {
    if (!isMessageKey(key)) missing.push(key);
  };
  for (const command of commands as readonly CommandSpec[]) {
    need(`commandName.${command.name}`);
    need(`command.${command.name}`);
    for (const sub of command.subcommands) need(`command.${command.name}.${sub.name}`);
    for (const option of [command, ...command.subcommands].flatMap(({ options }) => options)) {
      need(`option.${option.name}`);
      for (const choice of option.choices ?? []) need(`choice.${option.name}.${choice}`);
    }
  }
  expect(missing).toEqual([]);
});
