import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqlite } from "../../../src/store/database.ts";
import { createStore, type Store } from "../../../src/store/store.ts";
import { createMachineTranslator } from "../../../src/translation/create-translator.ts";
import { createBudget } from "../../../src/translation/spend-budget.ts";
import type { TranslationService } from "../../../src/translation/translation.ts";

const HOUR = 3_600_000;
let store: Store;
let clock: number;
let asked: (readonly string[])[];
let listed: number;
let answer: (text: string) => string;

beforeEach(async () => {
  store = createStore(await openSqlite(":memory:"));
  clock = Date.UTC(2026, 1, 10, 12);
  asked = [];
  listed = 0;
  answer = (text) => `(${text})`;
});
afterEach(() => store.close());

const service: TranslationService = {
  name: "Babel",
  async listPairs() {
    listed++;
    return [
      { from: "es", to: "ca", codes: ["spa", "cat_valencia"] },
      { from: "es", to: "ca", codes: ["spa", "cat"] },
      { from: "es", to: "es", codes: ["spa", "spa"] },
    ];
  },
  async translate(texts, { codes }) {
    asked.push([codes[1], ...texts]);
    return texts.map(answer);
  },
};

function open(perDay = 1_000) {
  const now = () => clock;
  return createMachineTranslator({
    service,
    now,
    spend: createBudget({ settings: store.settings, perDay, now }),
  });
}
const order = (...texts: string[]) => ({ texts, from: "es", to: "ca", tenant: "web:one" });

describe("a translator", () => {
  test("asks for the plain variant, and for each text once", async () => {
    const translator = open();
    expect(await translator.translate(order("uno", "dos", "uno"))).toEqual(["(uno)", "(dos)", "(uno)"]);
    expect(await translator.translate(order("dos", "tres"))).toEqual(["(dos)", "(tres)"]);
    expect(asked).toEqual([
      ["cat", "uno", "dos"],
      ["cat", "tres"],
    ]);
  });

  test("chooses the reader's best language that the service knows, and asks it for its pairs once an hour", async () => {
    const translator = open();
    expect(await translator.choosePair("es", ["fr", "ca"])).toBe("ca");
    expect(await translator.choosePair("ca", ["es"])).toBeNull();
    expect(await translator.choosePair("es", ["es"])).toBeNull();
    expect(listed).toBe(1);
    clock += HOUR;
    await translator.choosePair("es", ["ca"]);
    expect(listed).toBe(2);
  });

  test("refuses what is too long, and pairs that it does not know, without sending anything", async () => {
    const translator = open(1_000_000);
    await expect(translator.translate(order("x".repeat(5_001)))).rejects.toMatchObject({
      problem: "too-long",
    });
    await expect(translator.translate({ ...order("x"), to: "fr" })).rejects.toMatchObject({
      problem: "no-pair",
    });
    expect(asked).toEqual([]);
  });

  test.each([
    ["nothing", () => ""],
    ["far too much", () => "x".repeat(1_000)],
  ])("takes %s for no translation", async (_, given) => {
    answer = given;
    await expect(open().translate(order("uno"))).rejects.toMatchObject({ problem: "unavailable" });
  });

  test("makes one line of plain text of an answer", async () => {
    answer = () => "uno\n\u0000 dos\uD83D";
    expect(await open().translate(order("uno"))).toEqual(["uno dos\uFFFD"]);
  });
});

describe("the budget", () => {
  test("is a tenant's, for a day, and outlives a restart", async () => {
    await open(10).translate(order("1234567"));
    const restarted = open(10);
    await expect(restarted.translate(order("abcd"))).rejects.toMatchObject({ problem: "budget" });
    expect(await restarted.translate({ ...order("abcd"), tenant: "web:two" })).toEqual(["(abcd)"]);
    expect(await restarted.translate(order("abc"))).toEqual(["(abc)"]);
    clock += 24 * HOUR;
    expect(await restarted.translate(order("efgh"))).toEqual(["(efgh)"]);
  });

  test("counts those who spend at once one after the other", async () => {
    const spend = createBudget({ settings: store.settings, perDay: 25, now: () => clock });
    const granted = await Promise.all(Array.from({ length: 6 }, () => spend("t", 10)));
    expect(granted.filter(Boolean)).toHaveLength(2);
  });

  test("of nothing translates nothing", async () => {
    await expect(open(0).translate(order("uno"))).rejects.toMatchObject({ problem: "budget" });
  });
});
