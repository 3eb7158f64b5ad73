import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBudgets } from "../../../src/chat/budgets.ts";
import { findWanted } from "../../../src/chat/find-wanted.ts";
import { createSequence } from "../../../src/chat/keep-order.ts";
import { NAMED_LANGUAGES, parseLanguage, parseLanguages } from "../../../src/chat/parse-languages.ts";
import { mayManageChannel, mayManageTenant } from "../../../src/chat/permissions.ts";
import { flagLanguage, readReaction } from "../../../src/chat/reactions.ts";
import { chooseEdition, languagesOfChannel, languagesOfPerson } from "../../../src/chat/reader-languages.ts";
import type { ChatSettings } from "../../../src/chat/settings.ts";
import { sampleBrief, toSibling } from "../../support/sample-briefs.ts";

describe("reactions", () => {
  test.each([
    ["🇪🇸", "es"],
    ["🇺🇸", "en"],
    ["🇧🇷", "pt"],
    ["🇺🇦", "uk"],
    ["🇯🇵", "ja"],
    ["🇹🇼", "zh"],
    ["🇳🇴", "no"],
    ["🏴󠁧󠁢󠁳󠁣󠁴󠁿", "en"],
    ["🇪🇺", null],
    ["🇽🇽", null],
    ["🇪", null],
    ["😀", null],
    ["constructor", null],
  ])("the flag %s asks for %s", (emoji, language) => {
    expect(flagLanguage(emoji)).toBe(language);
  });

  test("are the same with and without variation selectors, and the channel's own go first", () => {
    expect(readReaction("🏷️", {})).toEqual(readReaction("🏷", {}));
    expect(readReaction("📰", { "📰": "siblings" })).toEqual({ do: "siblings" });
    expect(readReaction("📰", { "📰": "nonsense" })).toBeNull();
    expect(readReaction("__proto__", {})).toBeNull();
  });
});

describe("languages as people write them", () => {
  test.each([
    ["español", "en", "es"],
    ["Spanisch", "de", "es"],
    ["spanish", "de", "es"],
    ["ES", "en", "es"],
    ["pt-BR", "en", "pt"],
    ["iw", "en", "he"],
    ["українська", "fr", "uk"],
    ["中文", "en", "zh"],
    ["العربية", "en", "ar"],
    ["Klingonish", "en", null],
    ["xx", "en", null],
    ["", "en", null],
  ])("%s for a reader of %s is %s", (text, locale, language) => {
    expect(parseLanguage(text, locale)).toBe(language);
  });

  test("lists with commas, other commas, or spaces between tags", () => {
    for (const text of ["es, uk,Chinese", "es、uk，zh", "es uk zh"])
      expect(parseLanguages(text, "en").languages).toEqual(["es", "uk", "zh"]);
    expect(parseLanguages("es, blah", "en")).toEqual({ languages: [], unknown: "blah" });
    expect(parseLanguages("scottish gaelic", "en").languages).toEqual(["gd"]);
  });

  test("every language that is offered is understood by its name", () => {
    for (const tag of NAMED_LANGUAGES) expect(parseLanguage(tag, "en")).toBe(tag);
  });
});

describe("reader languages", () => {
  const settings = (person: string[], channel: string[], tenant: string[]): ChatSettings => ({
    person: { languages: person },
    channel: {
      languages: channel,
      auto: "off",
      reactions: false,
      emoji: {},
      pictures: true,
      translation: "never",
    },
    tenant: { languages: tenant, managerRole: null, unfurl: [] },
  });
  const origin = { locale: "pt-BR" };

  test("a person's own, the channel's, the tenant's, the app's with the operator's behind it", () => {
    expect(languagesOfPerson(settings(["es"], ["fr"], ["de"]), origin, ["en"])).toEqual(["es"]);
    expect(languagesOfPerson(settings([], ["fr"], ["de"]), origin, ["en"])).toEqual(["fr"]);
    expect(languagesOfPerson(settings([], [], []), origin, ["en", "pt"])).toEqual(["pt", "en"]);
    expect(languagesOfChannel(settings(["es"], [], ["de"]), origin, ["en"])).toEqual(["de"]);
    expect(languagesOfChannel(settings(["es"], [], []), origin, ["en"])).toEqual(["en"]);
  });

  test("an article that the reader reads is quoted itself; else the first language with a translation", () => {
    const siblings = [toSibling(sampleBrief("en")), toSibling(sampleBrief("ar"), { relation: "same-story" })];
    expect(chooseEdition("es", ["en", "es"], siblings)).toBeNull();
    expect(chooseEdition("es", ["fr", "en"], siblings)).toBe("en");
    expect(chooseEdition("es", ["ar"], siblings)).toBeNull();
  });
});

describe("permissions", () => {
  const person = { mayManage: false, roles: ["editors"], direct: false };
  const tenant = { languages: [], managerRole: "editors", unfurl: [] };

  test("the chosen role manages channels, not the tenant; a direct conversation manages itself only", () => {
    expect(mayManageChannel(person, tenant)).toBe(true);
    expect(mayManageChannel(person, { ...tenant, managerRole: null })).toBe(false);
    expect(mayManageTenant(person)).toBe(false);
    expect(mayManageChannel({ ...person, roles: [], mayManage: true, direct: true }, tenant)).toBe(true);
    // Somebody else's: the platform says who manages a conversation.
    expect(mayManageChannel({ ...person, roles: [], direct: true }, tenant)).toBe(false);
    expect(mayManageTenant({ ...person, direct: true })).toBe(false);
    expect(mayManageTenant({ ...person, mayManage: true, mayManageTenant: false })).toBe(false);
  });
});

describe("budgets", () => {
  const one = { capacity: 1, perMinute: 1 };
  const ada = { platform: "web", person: "ada", channel: "harbour", tenant: "web:one" };

  test("hold for the channel and the tenant too, and refill with time, clock jumps or not", () => {
    let now = 1_000_000;
    const wide = { capacity: 100, perMinute: 100 };
    const budgets = createBudgets({ person: wide, channel: one, tenant: wide }, () => now);
    expect(budgets.spend(ada, 1)).toBeNull();
    expect(budgets.spend({ ...ada, person: "bo" }, 1)).toEqual({ seconds: 60, first: true });
    expect(budgets.spend({ ...ada, person: "bo" }, 1)).toEqual({ seconds: 60, first: false });
    expect(budgets.spend({ ...ada, channel: "quay" }, 1)).toBeNull();
    now -= 500_000;
    expect(budgets.spend(ada, 1)).not.toBeNull();
    now += 60_000;
    expect(budgets.spend(ada, 1)).toBeNull();
  });

  test("memory is bounded under many people", () => {
    const budgets = createBudgets({ person: one, channel: one, tenant: one }, () => 0);
    const before = process.memoryUsage().heapUsed;
    for (let index = 0; index < 200_000; index++) budgets.spend({ ...ada, person: `p${index}` }, 1);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  }, 60_000);
});

describe("what a message gives to read", () => {
  test("is bounded in time and count for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2000 }), (text) => {
        expect(findWanted(text).sources.length).toBeLessThanOrEqual(5);
      }),
    );
    const time = (length: number) => {
      const start = performance.now();
      findWanted("https://a".repeat(length));
      return performance.now() - start;
    };
    time(1000);
    expect(time(80_000)).toBeLessThan(2000);
  });
});

test("work on one message runs in order, after a failure too", async () => {
  const sequence = createSequence();
  const done: string[] = [];
  const slow = sequence.run("m", async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    done.push("slow");
    throw new Error("lost");
  });
  const next = sequence.run("m", async () => done.push("next"));
  const other = sequence.run("n", async () => done.push("other"));
  await Promise.allSettled([slow, next, other]);
  expect(done).toEqual(["other", "slow", "next"]);
  await expect(slow).rejects.toThrow("lost");
});
