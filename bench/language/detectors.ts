import { createRequire } from "node:module";

/** The detectors that are compared; each is loaded in a process of its own, so that its memory can be told. */
export const DETECTORS = ["dragoman", "franc", "eld", "cld3"] as const;

/** One of them. */
export type Detector = (typeof DETECTORS)[number];

/** Loads a detector: a function from a text to a language tag of any spelling. */
export async function loadDetector(name: Detector): Promise<(text: string) => string> {
  switch (name) {
    case "dragoman": {
      const { detectLanguage } = await import("../../src/language/detect-language.ts");
      return (text) => detectLanguage(text).language;
    }
    case "franc": {
      const { franc } = await import("franc");
      return (text) => franc(text, { minLength: 1 });
    }
    case "eld": {
      const { eld } = await import("eld/large");
      return (text) => eld.detect(text).language;
    }
    case "cld3": {
      const { loadModule } = createRequire(import.meta.url)("cld3-asm") as typeof import("cld3-asm");
      const identifier = (await loadModule()).create(0, 4000);
      return (text) => identifier.findLanguage(text).language;
    }
  }
}
