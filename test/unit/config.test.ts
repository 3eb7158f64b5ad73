import { describe, expect, test } from "vitest";
import { ConfigurationError, parseConfig } from "../../src/config.ts";

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe("configuration", () => {
  test("nothing set: the web chat on loopback, the embedded store", () => {
    expect(parseConfig({})).toMatchObject({
      discord: null,
      slack: null,
      dataDir: "./data",
      databaseUrl: null,
      host: "127.0.0.1",
      port: 3000,
      fetchAllowHosts: [],
      readerLanguages: [],
      logLevel: "info",
    });
  });

  test("lists and addresses are read", () => {
    const config = parseConfig({
      READER_LANGUAGES: "en, pt-br",
      FETCH_ALLOW_HOSTS: "intra.example:8080,10.0.0.1",
      DISCORD_TOKEN: " abc ",
      DISCORD_API_URL: "http://127.0.0.1:9/api/",
      PORT: "0",
    });
    expect(config.readerLanguages).toEqual(["en", "pt-BR"]);
    expect(config.fetchAllowHosts).toEqual(["intra.example:8080", "10.0.0.1"]);
    expect(config.discord).toEqual({ token: "abc", apiUrl: "http://127.0.0.1:9/api" });
    expect(config.port).toBe(0);
  });

  test("every problem is reported at once, by variable name, without its value", () => {
    const environment = {
      PORT: "seventy",
      READER_LANGUAGES: "english please",
      DATABASE_URL: "mysql://x",
      LOG_LEVEL: "loud",
      SLACK_BOT_TOKEN: "xapp-secret",
      SLACK_APP_TOKEN: "xoxb-secret",
    };
    const problems = problemsOf(environment);
    for (const name of Object.keys(environment))
      expect(problems.filter((problem) => problem.startsWith(`${name}:`))).toHaveLength(1);
    expect(problems.join()).not.toContain("secret");
  });

  test.each(["-1", "65536", "80.5", "NaN", "1e3x"])("PORT=%s is refused", (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });
});

test("what is kept how long is set in days, an article no shorter than its text", () => {
  expect(parseConfig({}).retention).toEqual({ textDays: 30, articleDays: 365, historyDays: 90 });
  const set = { KEEP_TEXT_DAYS: "7", KEEP_ARTICLE_DAYS: "60", KEEP_HISTORY_DAYS: "1" };
  expect(parseConfig(set).retention).toEqual({ textDays: 7, articleDays: 60, historyDays: 1 });
  for (const days of ["0", "-3", "1.5", "long"])
    expect(problemsOf({ KEEP_HISTORY_DAYS: days })).toHaveLength(1);
  expect(problemsOf({ KEEP_TEXT_DAYS: "40", KEEP_ARTICLE_DAYS: "39" })[0]).toContain("KEEP_ARTICLE_DAYS");
});

describe("machine translation", () => {
  const url = "http://10.0.0.7:5000/";

  test("is off where nothing is set", () => {
    expect(parseConfig({}).translation).toBeNull();
  });

  test("takes a service at an address of the operator's own, however private", () => {
    const set = { TRANSLATION_SERVICE: "LibreTranslate", TRANSLATION_URL: url };
    expect(parseConfig(set).translation).toEqual({
      service: "libretranslate",
      url: "http://10.0.0.7:5000",
      key: null,
      dailyCharacters: 50_000,
    });
    expect(parseConfig({ ...set, TRANSLATION_DAILY_CHARACTERS: "0" }).translation?.dailyCharacters).toBe(0);
    expect(
      parseConfig({ TRANSLATION_SERVICE: "deepl", TRANSLATION_KEY: "k:fx" }).translation?.url,
    ).toBeNull();
  });

  test.each([
    [{ TRANSLATION_SERVICE: "babel", TRANSLATION_URL: url }, ["TRANSLATION_SERVICE"]],
    [{ TRANSLATION_URL: url }, ["TRANSLATION_SERVICE"]],
    [{ TRANSLATION_KEY: "k" }, ["TRANSLATION_SERVICE"]],
    [{ TRANSLATION_SERVICE: "apertium" }, ["TRANSLATION_URL"]],
    [{ TRANSLATION_SERVICE: "deepl", TRANSLATION_URL: url }, ["TRANSLATION_KEY"]],
    [{ TRANSLATION_DAILY_CHARACTERS: "many" }, ["TRANSLATION_DAILY_CHARACTERS"]],
  ])("%j names what is to be changed", (environment, variables) => {
    expect(problemsOf(environment).map((problem) => problem.split(":")[0])).toEqual(variables);
  });
});
