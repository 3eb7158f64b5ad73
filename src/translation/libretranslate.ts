import * as v from "valibot";
import { primaryLanguage } from "../language/primary-language.ts";
import { callService, type Endpoint } from "./call-service.ts";
import { TranslationError, type TranslationService } from "./translation.ts";

const languages = v.array(v.object({ code: v.string(), targets: v.optional(v.array(v.string())) }));
const translated = v.object({ translatedText: v.array(v.string()) });

/** Any service with LibreTranslate's API: GET /languages, POST /translate with a list of texts. */
export function createLibreTranslate(endpoint: Endpoint): TranslationService {
  const { key } = endpoint;
  return {
    name: "LibreTranslate",
    async listPairs() {
      const known = await callService(endpoint, { path: "/languages" }, languages);
      const all = known.map(({ code }) => code);
      return known.flatMap(({ code, targets = all }) =>
        targets
          .filter((target) => target !== code)
          .map((target) => ({
            from: primaryLanguage(code),
            to: primaryLanguage(target),
            codes: [code, target] as const,
          })),
      );
    },
    async translate(texts, { codes: [source, target] }) {
      const body = { q: texts, source, target, format: "text", ...(key === null ? {} : { api_key: key }) };
      const { translatedText } = await callService(endpoint, { path: "/translate", body }, translated);
      if (translatedText.length !== texts.length)
        throw new TranslationError("unavailable", "texts are missing");
      return translatedText;
    },
  };
}
