import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Openly licensed fonts (OFL-1.1) in packages, each in parts by script: no font is assumed on the machine. */
const FONTS = [
  { family: "Dragoman Sans", package: "@fontsource-variable/noto-sans" },
  { family: "Dragoman Sans Arabic", package: "@fontsource-variable/noto-sans-arabic" },
  { family: "Dragoman Sans Han", package: "@fontsource-variable/noto-sans-sc" },
] as const;

/** For CSS `font`: the next family has what one lacks. */
export const FONT_FAMILY = FONTS.map(({ family }) => `"${family}"`).join(", ");

interface FontRegistry {
  register(font: Buffer, family: string): unknown;
}

const { resolve } = createRequire(import.meta.url);
let loaded: Promise<void> | undefined;

/** Registers the fonts, once in a process; what failed is tried again. */
export function loadFonts(registry: FontRegistry): Promise<void> {
  loaded ??= registerAll(registry).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function registerAll(registry: FontRegistry): Promise<void> {
  for (const { family, package: name } of FONTS) {
    const folder = join(dirname(resolve(`${name}/package.json`)), "files");
    const files = (await readdir(folder)).filter((file) => file.endsWith("-wght-normal.woff2"));
    for (const file of files) registry.register(await readFile(join(folder, file)), family);
  }
}
