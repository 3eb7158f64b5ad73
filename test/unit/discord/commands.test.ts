import { describe, expect, test } from "vitest";
import { toCommandJson } from "../../../adapters/discord/command-json.ts";
import { readCommand, readFocused } from "../../../adapters/discord/read-command.ts";
import { isSame } from "../../../adapters/discord/register-commands.ts";
import type { Origin } from "../../../src/chat/bot.ts";
import { commands } from "../../../src/chat/commands.ts";
import { checkCommands } from "../../support/discord-server/check-commands.ts";
import type { Json } from "../../support/discord-server/world.ts";

const origin = {} as Origin;
const json = toCommandJson() as Json[];

describe("the registration", () => {
  test("is within Discord's limits", () => {
    expect(checkCommands(json)).toEqual([]);
  });

  test("has every command, subcommand and option of the table, and the two menus", () => {
    for (const spec of commands) {
      const slash = json.find(({ name, type }) => name === spec.name && type === 1)!;
      const expected = spec.subcommands.length > 0 ? spec.subcommands : spec.options;
      expect(slash.options.map(({ name }: Json) => name).toSorted()).toEqual(
        expected.map(({ name }) => name).toSorted(),
      );
    }
    expect(json.filter(({ type }) => type === 3).map(({ name }) => name)).toEqual([
      "Summarize links",
      "Siblings",
    ]);
  });

  test("works on servers and for persons, everywhere, for everyone", () => {
    for (const command of json)
      expect(command).toMatchObject({
        integration_types: [0, 1],
        contexts: [0, 1, 2],
        default_member_permissions: null,
      });
  });

  test("limits and offers what is typed", () => {
    const summarize = json.find(({ name }) => name === "summarize")!;
    expect(summarize.options).toMatchObject([
      { name: "link", type: 3, required: true, max_length: 2000 },
      { name: "language", type: 3, required: false, autocomplete: true },
      { name: "length", type: 4, min_value: 1, max_value: 7 },
    ]);
    const digestAdd = json
      .find(({ name }) => name === "digest")
      ?.options.find(({ name }: Json) => name === "add");
    const byName = (name: string) => digestAdd.options.find((option: Json) => option.name === name);
    expect(byName("timezone").autocomplete).toBe(true);
    expect(byName("source").choices.map(({ value }: Json) => value)).toEqual(["feeds", "links", "both"]);
  });
});

describe("whether Discord has the same", () => {
  const present = () =>
    structuredClone(json).map((command) => ({ ...command, id: "1", version: "2", nsfw: false }));

  test("what it adds or leaves out makes no difference", () => {
    const lean = JSON.parse(JSON.stringify(present(), (_, value) => (value === false ? undefined : value)));
    expect(isSame(json as { name: string }[], present())).toBe(true);
    expect(isSame(json as { name: string }[], lean)).toBe(true);
  });

  test.each<[string, (commands: Json[]) => unknown]>([
    ["a command less", (list) => list.slice(1)],
    ["a command more", (list) => [...list, { name: "old", type: 1 }]],
    ["another description", (list) => list.with(0, { ...list[0], description: "x" })],
    ["an option less", (list) => list.with(0, { ...list[0], options: list[0]!.options.slice(1) })],
    ["no list", () => ({ message: "no" })],
  ])("%s makes one", (_name, change) => {
    expect(isSame(json as { name: string }[], change(present()))).toBe(false);
  });
});

describe("a command that was used", () => {
  const slash = (name: string, options: Json[]) => ({ data: { name, type: 1, options } });

  test("is read with its subcommand, in a group or not", () => {
    const add = { name: "add", type: 1, options: [{ name: "time", type: 3, value: "08:00" }] };
    const expected = { command: "digest", subcommand: "add", options: { time: "08:00" } };
    expect(readCommand(slash("digest", [add]), origin)).toMatchObject(expected);
    expect(readCommand(slash("digest", [{ name: "more", type: 2, options: [add] }]), origin)).toMatchObject(
      expected,
    );
  });

  test.each([slash("unknown", []), { data: null }, {}, { data: { name: "Old menu", type: 3 } }])(
    "that is not ours is nothing",
    (interaction) => {
      expect(readCommand(interaction, origin)).toBeNull();
    },
  );

  test("options without value or name are left out", () => {
    const options = [{ name: "link", value: null }, { value: "x" }, null, { name: "length", value: 3 }];
    expect(readCommand({ data: { name: "summarize", type: 1, options } }, origin)?.options).toEqual({
      length: 3,
    });
  });

  test("a menu without its message asks for nothing", () => {
    expect(readCommand({ data: { name: "Siblings", type: 3 } }, origin)).toMatchObject({
      options: { link: "" },
    });
  });

  test("the option that is being typed in is found", () => {
    const focused = { name: "digest", type: 3, value: "mor", focused: true };
    expect(readFocused(slash("digest", [{ name: "run", type: 1, options: [focused] }]))).toEqual({
      name: "digest",
      typed: "mor",
    });
    expect(readFocused({ data: null })).toBeNull();
  });
});
