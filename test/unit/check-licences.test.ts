import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dragoman-licences-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the check on a project with one package; its manifest `null` means that it is not installed. */
function check(manifest: object | null, locked: object = {}) {
  const packages = { "": {}, "node_modules/@x/one": { version: "1.2.3", ...locked } };
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages }));
  const path = join(folder, "node_modules/@x/one");
  if (manifest !== null) {
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, "package.json"), JSON.stringify(manifest));
  }
  const { status, stderr } = spawnSync(process.execPath, ["tools/check-licences.mjs", folder], {
    encoding: "utf8",
  });
  return { status, stderr };
}

test.each([
  [{ license: "MIT" }],
  [{ license: "(MIT OR GPL-3.0)" }],
  [{ license: "MIT AND Apache-2.0" }],
  [{ licenses: [{ type: "MIT" }] }],
  [{ license: { type: "ISC" } }],
])("%j passes", (manifest) => {
  expect(check(manifest)).toEqual({ status: 0, stderr: "" });
});

test.each([
  [{ license: "GPL-3.0-only" }],
  [{ license: "AGPL-3.0" }],
  [{ license: "LGPL-2.1 AND MIT" }],
  [{ license: "(MIT OR Apache-2.0) AND GPL-3.0" }],
  [{ license: "MIT AND (GPL-2.0 OR GPL-3.0)" }],
  [{ license: "SEE LICENSE IN LICENSE.txt" }],
  [{ license: "UNLICENSED" }],
  [{}],
])("%j fails and is named", (manifest) => {
  const { status, stderr } = check(manifest);
  expect(status).toBe(1);
  expect(stderr).toContain("@x/one@1.2.3");
});

test("a package that is not installed counts by the lockfile; one for development does not count", () => {
  expect(check(null, { license: "MIT" }).status).toBe(0);
  expect(check(null).status).toBe(1);
  expect(check(null, { dev: true }).status).toBe(0);
});
