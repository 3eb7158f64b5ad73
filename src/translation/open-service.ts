import type { TranslationConfig } from "../config.ts";
import { createApertium } from "./apertium.ts";
import { createDeepl } from "./deepl.ts";
import { createLibreTranslate } from "./libretranslate.ts";
import type { TranslationService } from "./translation.ts";

/** The service that the operator chose. Nothing is sent before it is asked. */
export function openService(
  { service, url, key }: TranslationConfig,
  fetch: typeof globalThis.fetch,
): TranslationService {
  switch (service) {
    case "deepl":
      return createDeepl({ url, key, fetch });
    case "libretranslate":
      return createLibreTranslate({ url: url ?? "", key, fetch });
    case "apertium":
      return createApertium({ url: url ?? "", key, fetch });
    default:
      return service satisfies never;
  }
}
