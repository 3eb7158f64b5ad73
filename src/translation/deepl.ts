import * as v from "valibot";
import { primaryLanguage } from "../language/primary-language.ts";
import { callService, type Endpoint } from "./call-service.ts";
import { TranslationError, type TranslationService } from "./translation.ts";

const languages = v.array(v.object({ language: v.string() }));
const translated = v.object({ translations: v.array(v.object({ text: v.string() })) });

/** DeepL's API, version 2. Keys of the free plan end in `:fx` and have a host of their own. */
export function createDeepl(
  endpoint: Omit<Endpoint, "url"> & { readonly url: string | null },
): TranslationService {
  const { key, fetch } = endpoint;
  const host = key?.endsWith(":fx") ? "https://api-free.deepl.com" : "https://api.deepl.com";
  const at = { url: endpoint.url ?? host, fetch };
  const headers = { authorization: `DeepL-Auth-Key ${key ?? ""}` };
  const list = async (type: "source" | "target") => {
    const found = await callService(at, { path: `/v2/languages?type=${type}`, headers }, languages);
    return found.map(({ language }) => language);
  };
  return {
    name: "DeepL",
    async listPairs() {
      const [sources, targets] = await Promise.all([list("source"), list("target")]);
      return sources.flatMap((source) =>
        targets.map((target) => ({
          from: primaryLanguage(source),
          to: primaryLanguage(target),
          codes: [source, target] as const,
        })),
      );
    },
    async translate(texts, { codes: [source_lang, target_lang] }) {
      const body = { text: texts, source_lang, target_lang };
      const answer = await callService(at, { path: "/v2/translate", headers, body }, translated);
      if (answer.translations.length !== texts.length)
        throw new TranslationError("unavailable", "texts are missing");
      return answer.translations.map(({ text }) => text);
    },
  };
}
