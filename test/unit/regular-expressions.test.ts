import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import { type FoundRegexp, pumpsFor, readRegexps } from "../support/read-regexps.ts";

const LENGTH = 2_000;
const TIMES = 4;
/** Milliseconds under which nothing can be told of growth. */
const NOTICEABLE = 1;
/** Four times the text costs four times as much where the cost is linear, sixteen times where it is quadratic. */
const SUPERLINEAR = 9;

/** Those whose texts are short wherever they are used, and why. */
const BOUNDED: Readonly<Record<string, string>> = {
  "src/text/find-breaks.ts": "sees five characters before a break",
  "src/text/is-false-break.ts": "sees 40 characters around a break",
  "src/config-values.ts": "the operator's own address",
  "adapters/discord/rest.ts": "the operator's own address",
  "adapters/slack/call-api.ts": "the operator's own address",
  "adapters/terminal/doctor-discord.ts": "the operator's own address",
  "adapters/terminal/doctor-slack.ts": "the operator's own address",
};

/** Milliseconds. */
function costOnce(regexp: RegExp, text: string): number {
  const begun = performance.now();
  regexp.lastIndex = 0;
  text.replace(regexp, "");
  regexp.lastIndex = 0;
  regexp.test(text);
  return performance.now() - begun;
}

/** The best of some runs, in milliseconds. */
function cost(regexp: RegExp, text: string, runs: number): number {
  return Math.min(...Array.from({ length: runs }, () => costOnce(regexp, text)));
}

/** A text on which an expression's cost grows faster than its length; `null` where none was found. */
function findExplosion(regexp: RegExp): string | null {
  const grows = (index: number, length: number, runs: number) => {
    const unit = cost(regexp, pumpsFor(regexp, length)[index]!, runs);
    const more = () => cost(regexp, pumpsFor(regexp, TIMES * length)[index]!, runs);
    return unit > NOTICEABLE && more() > SUPERLINEAR * unit;
  };
  // What grew once may have been a busy machine: it must go on growing, also at the best of many runs.
  const found = pumpsFor(regexp, LENGTH).findIndex(
    (text, index) =>
      costOnce(regexp, text) > NOTICEABLE &&
      grows(index, LENGTH, 3) &&
      grows(index, TIMES * LENGTH, 1) &&
      grows(index, LENGTH, 12),
  );
  return found === -1 ? null : pumpsFor(regexp, 20)[found]!;
}

/** Expressions that are put together when their module is loaded. */
async function readComposed(folder: string): Promise<FoundRegexp[]> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith(".ts") && readFileSync(path, "utf8").includes("new RegExp("));
  const found: FoundRegexp[] = [];
  for (const path of files) {
    const construct = (target: typeof RegExp, given: [string, string?]) => {
      const regexp = Reflect.construct(target, given) as RegExp;
      found.push({ place: path, regexp });
      return regexp;
    };
    vi.stubGlobal("RegExp", new Proxy(RegExp, { construct }));
    await import(pathToFileURL(path).href);
    vi.unstubAllGlobals();
  }
  return found;
}

test("no regular expression costs more than in proportion to its text", { timeout: 300_000 }, async () => {
  const found = [...readRegexps("src"), ...readRegexps("adapters"), ...(await readComposed("src"))];
  expect(found.length).toBeGreaterThan(400);
  const bounded = (place: string) => place.split(":")[0]! in BOUNDED;
  const explosions = found
    .filter(({ place }) => !bounded(place))
    .flatMap(({ place, regexp }) => {
      const text = findExplosion(regexp);
      return text === null ? [] : [`${place} ${regexp} on ${JSON.stringify(text)}`];
    });
  expect(explosions).toEqual([]);
});

test("an expression that explodes is found", { timeout: 300_000 }, () => {
  expect(findExplosion(/\s+$/)).not.toBeNull();
  expect(findExplosion(/“[^”]*”/)).not.toBeNull();
  expect(findExplosion(/[^<>]+\.$/)).not.toBeNull();
  expect(findExplosion(/^\s+/)).toBeNull();
});
