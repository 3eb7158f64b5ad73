import { describe, expect, test } from "vitest";
import { readForm } from "../../../adapters/slack/read-form.ts";
import {
  type FormTarget,
  findOptions,
  renderChangeForm,
  renderCommandForm,
  renderFormButtons,
} from "../../../adapters/slack/render-forms.ts";
import { readTarget } from "../../../adapters/slack/run-forms.ts";
import { type CommandName, type CommandSpec, commands } from "../../../src/chat/commands.ts";
import { BOT_LANGUAGES } from "../../../src/i18n/load-messages.ts";
import { createTranslator } from "../../../src/i18n/translate.ts";
import { checkBlocks, checkView } from "../../support/slack-server/check-blocks.ts";

const targets = (commands as readonly CommandSpec[]).flatMap(({ name, subcommands }): FormTarget[] =>
  subcommands.length === 0
    ? [{ command: name as CommandName, subcommand: null }]
    : subcommands.map((sub) => ({ command: name as CommandName, subcommand: sub.name })),
);
const english = createTranslator("en");

describe.each(BOT_LANGUAGES)("in %s", (language) => {
  const translator = createTranslator(language);

  test("every command of the table has a form that Slack takes", () => {
    for (const target of targets) {
      const view = renderCommandForm({ ...target, channel: null }, translator);
      expect(checkView(view as never)).toEqual([]);
      const blocks = view.blocks.map((block) => (block as { block_id?: string }).block_id);
      for (const { name } of findOptions(target)!) expect(blocks).toContain(name);
    }
  });

  test("the first step and the Home tab's buttons are taken too", () => {
    expect(checkView(renderChangeForm(translator) as never)).toEqual([]);
    expect(checkBlocks([renderFormButtons(translator)], "home")).toEqual([]);
  });
});

test("every choice of the first step, and every button, leads to a form", () => {
  const select = renderChangeForm(english).blocks[1] as unknown as {
    element: { options: { value: string }[] };
  };
  const values = select.element.options.map(({ value }) => value);
  expect(values.length).toBeGreaterThan(5);
  for (const value of values) expect(readTarget(value)).toMatchObject({ command: value.split(".")[0] });
  for (const { action_id } of renderFormButtons(english).elements)
    expect(readTarget(action_id!.replace("form:", ""))).not.toBeUndefined();
  expect(readTarget("change")).toBeNull();
  expect(readTarget("settings.nothing")).toBeUndefined();
  expect(readTarget("constructor")).toBeUndefined();
});

describe("readForm", () => {
  const value = (typed: string) => ({ input: { value: typed } });

  test("converts by the table's types and leaves out what is empty", () => {
    const specs = findOptions({ command: "settings", subcommand: "reactions" })!;
    const checked = { enabled: { input: { selected_options: [{ value: "true" }] } }, emoji: value("") };
    expect(readForm(specs, checked, english)).toEqual({ options: { enabled: true }, errors: {} });
    const unchecked = { enabled: { input: { selected_options: [] } } };
    expect(readForm(specs, unchecked, english).options).toEqual({ enabled: false });
  });

  test.each([
    [{ link: value("") }, "link"],
    [{ link: value("ftp://a.example/") }, "link"],
    [{ link: value(`https://a.example/${"a".repeat(2_000)}`) }, "link"],
    [{ link: value("https://a.example/"), length: value("0") }, "length"],
    [{ link: value("https://a.example/"), length: value("8") }, "length"],
    [{ link: value("https://a.example/"), length: value("two") }, "length"],
  ])("objects in place, in the person's words: %o", (values, field) => {
    const specs = findOptions({ command: "summarize", subcommand: null })!;
    const { errors } = readForm(specs, values, english);
    expect(Object.keys(errors)).toEqual([field]);
    expect(errors[field]!.length).toBeGreaterThan(5);
  });
});
