import cld3 from "cld3-asm";

const LONGEST_BYTES = 4000;

// The module is WebAssembly and loads asynchronously: whoever imports this waits 50 ms once, and detecting stays synchronous.
const factory = await cld3.loadModule();
const identifier = factory.create(0, LONGEST_BYTES);

/** What CLD3 (Chrome's neural detector, 107 languages) takes a text for: a BCP 47 tag, `und`, and a probability. */
export function askCld3(text: string): { readonly language: string; readonly probability: number } {
  const { language, probability } = identifier.findLanguage(text);
  return { language, probability };
}
