import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMachineTranslator } from "../../src/translation/create-translator.ts";
import { openService } from "../../src/translation/open-service.ts";
import type { TranslationService } from "../../src/translation/translation.ts";
import { translationContract } from "./translation-contract.ts";

for (const protocol of ["libretranslate", "deepl", "apertium"] as const) translationContract(protocol);

const APY = "/usr/bin/apertium-apy";
const PAIRS = "/usr/share/apertium";
const isInstalled = existsSync(APY) && existsSync(`${PAIRS}/modes/eng-spa.mode`);

// Skipped by name where the Debian packages are not installed; .ci/run installs them.
describe.skipIf(!isInstalled)(
  "a real Apertium APy (needs the packages apertium-apy, apertium-eng-spa)",
  () => {
    let apy: ReturnType<typeof spawn>;
    let service: TranslationService;

    beforeAll(async () => {
      const port = await findFreePort();
      const url = `http://127.0.0.1:${port}`;
      service = openService({ service: "apertium", url, key: null, dailyCharacters: 0 }, fetch);
      apy = spawn(APY, ["-p", String(port), "-j", "1", PAIRS], { stdio: "ignore" });
      for (let tries = 0; tries < 60; tries++) {
        if (await service.listPairs().catch(() => null)) return;
        await sleep(500);
      }
    }, 60_000);
    afterAll(() => void apy.kill());

    test("translates English into Spanish, sentence by sentence", async () => {
      const translator = createMachineTranslator({ service, spend: async () => true, now: Date.now });
      expect(await translator.choosePair("en", ["qqq", "es"])).toBe("es");
      const texts = ["The house is big.", "I have a book & a <b>dog</b>."];
      const [house, book] = await translator.translate({ texts, from: "en", to: "es", tenant: "t" });
      expect(house).toMatch(/casa.*grande/i);
      expect(book).toMatch(/libro & un/i);
    }, 30_000);

    test("says that it knows no such pair", async () => {
      const translator = createMachineTranslator({ service, spend: async () => true, now: Date.now });
      const order = { texts: ["A house."], from: "en", to: "ja", tenant: "t" };
      await expect(translator.translate(order)).rejects.toMatchObject({ problem: "no-pair" });
    });
  },
);

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
