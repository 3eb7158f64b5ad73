import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

/** The delivering process as one file that plain Node.js starts at once; `remove` deletes it. */
export async function bundleDeliverChild(): Promise<{ readonly file: string; remove(): void }> {
  // Within node_modules, so that what is not bundled is found.
  const cache = resolve(import.meta.dirname, "../../node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "dragoman-test-"));
  const file = join(folder, "deliver-child.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "deliver-child.ts")],
    outfile: file,
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["libsql", "pg", "pino"],
    logLevel: "error",
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
