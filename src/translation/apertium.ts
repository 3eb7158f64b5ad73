import * as v from "valibot";
import { primaryLanguage } from "../language/primary-language.ts";
import { callService, type Endpoint } from "./call-service.ts";
import type { TranslationService } from "./translation.ts";

const pairs = v.object({
  responseData: v.array(v.object({ sourceLanguage: v.string(), targetLanguage: v.string() })),
});
const translated = v.object({ responseData: v.object({ translatedText: v.string() }) });

/** Apertium's APy: GET /listPairs, POST /translate, one text at a time. Its codes have three letters (ISO 639-3). */
export function createApertium(endpoint: Endpoint): TranslationService {
  const translateOne = async (text: string, langpair: string): Promise<string> => {
    // Unknown words are left as they are, without APy's own asterisks, and the text is no markup.
    const body = new URLSearchParams({ langpair, q: text, markUnknown: "no", format: "txt" });
    const { responseData } = await callService(endpoint, { path: "/translate", body }, translated);
    return responseData.translatedText.trim();
  };
  return {
    name: "Apertium",
    async listPairs() {
      const { responseData } = await callService(endpoint, { path: "/listPairs" }, pairs);
      return responseData.map(({ sourceLanguage, targetLanguage }) => ({
        from: primaryLanguage(sourceLanguage),
        to: primaryLanguage(targetLanguage),
        codes: [sourceLanguage, targetLanguage] as const,
      }));
    },
    async translate(texts, { codes }) {
      const done: string[] = [];
      for (const text of texts) done.push(await translateOne(text, codes.join("|")));
      return done;
    },
  };
}
