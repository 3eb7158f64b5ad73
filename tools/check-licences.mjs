// Fails where a production dependency's licence is not one that a MIT-licensed program may ship with.
// Usage: node tools/check-licences.mjs [FOLDER with package-lock.json and node_modules]
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** SPDX identifiers of licences without conditions on the program around them. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "CC-BY-4.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "OFL-1.1",
  "Python-2.0",
  "Unicode-3.0",
  "Unlicense",
  "Zlib",
]);

/** Reads an SPDX licence expression (SPDX 2.3, annex D): brackets first, AND before OR; of an OR one may be chosen. */
function isAllowed(expression) {
  const brackets = /\(([^()]*)\)/;
  let rest = expression;
  while (brackets.test(rest)) rest = rest.replace(brackets, (_, inner) => (isChoice(inner) ? "MIT" : "none"));
  return isChoice(rest);
}

function isChoice(expression) {
  return expression
    .split(/\sOR\s/)
    .some((choice) => choice.split(/\sAND\s/).every((name) => ALLOWED.has(name.trim())));
}

/** The licences of all production packages of a lockfile as [name, version, licence]; `""` where none is named. */
function listLicences(folder) {
  const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path !== "" && !dev && !link)
    .map(([path, locked]) => {
      const file = join(folder, path, "package.json");
      // A package of another platform is not installed: what the lockfile says is what there is.
      const manifest = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : locked;
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      return [
        name,
        locked.version,
        nameLicence(manifest) || nameLicence(locked) || licenceOfWhole(name, packages),
      ];
    });
}

/** The licence of the package that a binary for another platform is a part of; the lockfile may not tell its own. */
function licenceOfWhole(name, packages) {
  const whole = Object.values(packages).find(({ optionalDependencies = {} }) => name in optionalDependencies);
  return whole === undefined ? "" : nameLicence(whole);
}

function nameLicence({ license, licenses }) {
  if (typeof license === "string") return license;
  const listed = [license, ...(Array.isArray(licenses) ? licenses : [licenses])];
  return listed.flatMap((one) => one?.type ?? []).join(" OR ");
}

const found = listLicences(process.argv[2] ?? ".");
const refused = found.filter(([, , licence]) => !isAllowed(licence));
for (const [name, version, licence] of refused)
  console.error(`${name}@${version}: ${licence || "no licence is named"}`);
console.log(`licences: ${found.length} production packages, ${refused.length} not allowed`);
if (refused.length > 0) process.exitCode = 1;
