import { execFileSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, "dist/.bench");

/** Compiles the polling process as `npm run build` does, so that no loader of TypeScript is measured with it. */
export function buildChild(): { readonly file: string; remove(): void } {
  execFileSync(process.execPath, [
    join(root, "node_modules/typescript/bin/tsc"),
    ...["-p", join(import.meta.dirname, "tsconfig.json")],
  ]);
  cpSync(join(root, "src"), join(folder, "src"), {
    recursive: true,
    filter: (path) => !path.endsWith(".ts"),
  });
  return {
    file: join(folder, "bench/feeds/poll-child.js"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
