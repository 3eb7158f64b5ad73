import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PanelCard } from "../../src/card/card.ts";
import { type CommandSpec, commands } from "../../src/chat/commands.ts";
import { BOT_LANGUAGES } from "../../src/i18n/load-messages.ts";
import { createTranslator, type Translator } from "../../src/i18n/translate.ts";
import { createSampleChat, type SampleChat, sampleCall, sampleOrigin } from "../support/sample-chat.ts";

const table: readonly CommandSpec[] = commands;
let chat: SampleChat;

beforeAll(async () => {
  chat = await createSampleChat();
});
afterAll(() => chat.store.close());

/** What `/help` shows somebody whose app speaks a language. */
async function help(locale: string, topic?: string): Promise<PanelCard> {
  const options = topic === undefined ? {} : { topic };
  const { cards } = await chat.bot.command(sampleCall("help", options, { origin: sampleOrigin({ locale }) }));
  const [card] = cards;
  if (card?.kind !== "panel") throw new Error(`${locale} ${topic}: no panel`);
  return card;
}

function wordsOf(card: PanelCard): string {
  const lines = card.sections.flatMap(({ heading, lines }) => [
    heading ?? "",
    ...lines.flatMap(({ text, note }) => [text, note ?? ""]),
  ]);
  return [card.title, ...lines].join("\n");
}

const say = (words: Translator, key: string) => words.t(key as Parameters<Translator["t"]>[0]);

describe.each(BOT_LANGUAGES)("help in %s", (locale) => {
  const words = createTranslator(locale);

  test("names every command and says what it is for", async () => {
    const shown = wordsOf(await help(locale));
    for (const { name } of table) {
      expect(shown).toContain(name);
      expect(shown).toContain(say(words, `command.${name}`));
    }
  });

  test("explains every subcommand, option and choice, by the command's name here or in the language", async () => {
    for (const { name, options, subcommands } of table) {
      const shown = wordsOf(await help(locale, name));
      const local = await help(locale, say(words, `commandName.${name}`));
      expect(wordsOf(local)).toBe(shown);
      for (const sub of subcommands) expect(shown).toContain(say(words, `command.${name}.${sub.name}`));
      for (const option of [...options, ...subcommands.flatMap((sub) => sub.options)]) {
        expect(shown).toContain(say(words, `option.${option.name}`));
        for (const choice of option.choices ?? []) expect(shown).toContain(choice);
      }
    }
  });
});
