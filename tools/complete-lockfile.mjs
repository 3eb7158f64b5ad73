// Adds to package-lock.json the platform packages that npm left out because its registry did not have them at hand:
// `npm ci` wants an entry for each optional dependency, whether or not this platform would install it.
import { readFileSync, writeFileSync } from "node:fs";

const systems = [
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "aix",
  "win32",
];
const processors = ["arm64", "x64", "ia32", "arm", "loong64", "mips64el", "ppc64", "riscv64", "s390x"];

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(name, path)) continue;
    const words = name.toLowerCase().split(/[/@_-]+/);
    const system = systems.find((one) => words.includes(one)) ?? "none";
    const processor =
      processors.find((one) => words.includes(one)) ?? processors.find((one) => name.includes(one));
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ""),
      cpu: [processor ?? "none"],
      ...(entry.dev && { dev: true }),
      optional: true,
      os: [system],
      ...(words.includes("musl") && { libc: ["musl"] }),
      ...(words.includes("gnu") && { libc: ["glibc"] }),
    };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} entries added`, added.join(" "));

/** Whether a package that stands at `path` would find `name`. */
function isLocked(name, path) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === "") return false;
  }
}
