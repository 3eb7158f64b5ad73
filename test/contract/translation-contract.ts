import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openService } from "../../src/translation/open-service.ts";
import { TranslationError, type TranslationService } from "../../src/translation/translation.ts";
import {
  KEY,
  type Protocol,
  startTranslationServer,
  type TranslationServer,
} from "../support/translation-server.ts";

/** What every translation service promises, over its own protocol. */
export function translationContract(protocol: Protocol): void {
  describe(`translation by ${protocol}`, () => {
    let server: TranslationServer;
    let service: TranslationService;

    beforeEach(async () => {
      server = await startTranslationServer(protocol);
      service = open(server.url);
    });
    afterEach(() => server.close());

    const open = (url: string) =>
      openService({ service: protocol, url, key: KEY, dailyCharacters: 1_000 }, fetch);
    const pairOf = async (from: string, to: string) => {
      const pairs = await service.listPairs();
      return pairs.find((pair) => pair.from === from && pair.to === to)!;
    };
    const problemOf = async (work: () => Promise<unknown>) => {
      const error = await work().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(TranslationError);
      return (error as TranslationError).problem;
    };

    test("names its pairs in BCP 47, whatever its own codes", async () => {
      const pairs = await service.listPairs();
      const named = pairs.map(({ from, to }) => `${from}-${to}`);
      expect(named).toEqual(expect.arrayContaining(["es-en", "es-fr", "fr-es", "es-ca"]));
      expect(named).not.toContain("ca-es");
    });

    test("translates texts in their order, markup and line signs as they are", async () => {
      const texts = ["Uno & <b>dos</b>.", '¿Tres? "Cuatro" %26 +1'];
      const pair = await pairOf("es", "fr");
      expect(await service.translate(texts, pair)).toEqual(texts.map((text) => `[${pair.codes[1]}] ${text}`));
    });

    test.each([
      ["a refusal", { status: 403 }, "refused"],
      ["a used-up quota", { status: 456 }, "refused"],
      ["a limit", { status: 429 }, "refused"],
      ["a fault", { status: 500 }, "unavailable"],
      ["no JSON", { body: "<html>" }, "unavailable"],
      ["other JSON", { body: '{"translatedText":7}' }, "unavailable"],
      ["too much", { body: `{"a":"${"x".repeat(1_100_000)}"}` }, "unavailable"],
    ] as const)("tells %s from a translation", async (_, trouble, problem) => {
      const pair = await pairOf("es", "fr");
      server.trouble = trouble;
      expect(await problemOf(() => service.translate(["Uno."], pair))).toBe(problem);
    });

    test("texts go to the configured address alone: a redirect is not followed", async () => {
      const elsewhere = await startTranslationServer(protocol);
      const pair = await pairOf("es", "fr");
      server.trouble = { location: `${elsewhere.url}/translate` };
      expect(await problemOf(() => service.translate(["Uno."], pair))).toBe("unavailable");
      expect(elsewhere.seen).toEqual([]);
      await elsewhere.close();
    });

    test("a service that is not there is unavailable, and no key or text is in the error", async () => {
      const gone = open("http://127.0.0.1:1");
      expect(await problemOf(() => gone.listPairs())).toBe("unavailable");
      server.trouble = { status: 403, body: KEY };
      const pair = await pairOf("es", "fr");
      const error: unknown = await service.translate(["un secreto"], pair).catch((reason: unknown) => reason);
      expect(String(error)).not.toMatch(/secreto|1111/);
    });
  });
}
