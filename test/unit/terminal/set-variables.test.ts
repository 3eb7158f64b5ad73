import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { setVariables } from "../../../adapters/terminal/setup/set-variables.ts";

describe("setting variables in an .env file", () => {
  const file = [
    "# Discord: the bot token.",
    "#DISCORD_TOKEN=",
    "",
    "PORT=4000 # not the usual",
    'WEB_PASSWORD="two words"',
    "export LOG_LEVEL=debug",
    "",
  ].join("\n");

  test("puts a new one behind the comment that describes it, and touches no other line", () => {
    const changed = setVariables(file, { DISCORD_TOKEN: "a.b-c.d_e" });
    expect(changed.split("\n").toSpliced(2, 1).join("\n")).toBe(file);
    expect(changed.split("\n")[2]).toBe("DISCORD_TOKEN=a.b-c.d_e");
  });

  test("replaces what is set, wherever it stands, and adds what no line speaks of at the end", () => {
    const changed = setVariables(file, { LOG_LEVEL: "info", READER_LANGUAGES: "en,pt-BR" });
    expect(parseEnv(changed)).toEqual({
      PORT: "4000",
      WEB_PASSWORD: "two words",
      LOG_LEVEL: "info",
      READER_LANGUAGES: "en,pt-BR",
    });
    expect(changed.endsWith("READER_LANGUAGES=en,pt-BR\n")).toBe(true);
    expect(changed.match(/LOG_LEVEL/g)).toHaveLength(1);
  });

  test("of two lines with one name the later one counts, and is the one that is replaced", () => {
    const changed = setVariables("A=1\nA=2\nB=3", { A: "4" });
    expect(changed).toBe("A=1\nA=4\nB=3");
    expect(parseEnv(changed)).toEqual({ A: "4", B: "3" });
  });

  test("keeps the line ends of Windows; writes into an empty file", () => {
    expect(setVariables("A=1\r\nB=2\r\n", { A: "3", C: "4" })).toBe("A=3\r\nB=2\r\nC=4\r\n");
    expect(setVariables("", { A: "x y" })).toBe('A="x y"\n');
  });

  test.each([
    ['KEY="-----BEGIN\nA=1\n-----END"\n', { A: "2" }],
    ["", { A: 'say "no"\nB=2' }],
  ])("rather gives up than changes what it was not asked to: %j", (text, values) => {
    expect(() => setVariables(text, values)).toThrow(/by hand/);
  });
});
