import { franc } from "franc";
import { primaryLanguage } from "./primary-language.ts";

/** What a detector says: a BCP 47 primary language, `und` where it cannot be told, and how sure it is, 0 to 1. */
export interface DetectedLanguage {
  readonly language: string;
  readonly confidence: number;
}

/** The language of a text. */
export function detectLanguage(
  text: string,
  hints: { readonly declared?: string | null } = {},
): DetectedLanguage {
  const found = primaryLanguage(franc(text.slice(0, 2000), { minLength: 3 }));
  if (found !== "und") return { language: found, confidence: 0.8 };
  return { language: primaryLanguage(hints.declared ?? "und"), confidence: 0 };
}
