import type { TranslationConfig } from "../../src/config.ts";
import { openService } from "../../src/translation/open-service.ts";
import { TranslationError } from "../../src/translation/translation.ts";
import type { Check, Finding } from "./doctor.ts";

/** Whether the translation service answers, and what it translates; no text is sent. */
export function checkTranslation(config: TranslationConfig, fetch: typeof globalThis.fetch): Check {
  const service = openService(config, fetch);
  const subject = service.name;
  return {
    subject,
    async run(): Promise<Finding[]> {
      try {
        const pairs = await service.listPairs();
        const found = `answers; it translates ${pairs.length} pairs of languages.`;
        return [{ state: "ok", subject, found }];
      } catch (error) {
        if (!(error instanceof TranslationError)) throw error;
        const advice = "Check TRANSLATION_URL and TRANSLATION_KEY.";
        return [{ state: "wrong", subject, found: `gave no languages (${error.message}).`, advice }];
      }
    },
  };
}
