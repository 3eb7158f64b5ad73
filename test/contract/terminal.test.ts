import { createTerminalAdapter } from "../../adapters/terminal/adapter.ts";
import { PERSON, PLACE } from "../../adapters/terminal/place.ts";
import { renderCard } from "../../adapters/terminal/render.ts";
import { type AdapterUnderTest, chatAdapterContract } from "./chat-adapter-contract.ts";
import { rendererContract } from "./renderer-contract.ts";

chatAdapterContract({ name: "terminal", create: openTerminalChat });

rendererContract({
  name: "terminal",
  render: (card) => renderCard(card),
  check: ({ text }) => (/^\n|\n$/.test(text) ? ["empty lines around it"] : []),
  readText: ({ text }) => text,
  // What moves the cursor, colours, or turns the direction of what follows.
  findAlive: ({ text }) => text.match(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu) ?? [],
  readLinks: ({ text }) => [...text.matchAll(/(?:^ *|: )(https?:\/\/\S+)$/gm)].map((found) => found[1]!),
  readActions: ({ actions }) => actions.map(({ id }) => id),
});

/** A person at a terminal; what was written is all that is known of it. */
async function openTerminalChat(): Promise<AdapterUnderTest> {
  const typed = new TransformStream<string, string>();
  const keyboard = typed.writable.getWriter();
  let screen = "";
  let said = 0;
  const adapter = createTerminalAdapter({
    input: typed.readable,
    locale: "en",
    write(text) {
      screen += text;
      // The bot's messages take numbers too.
      said = Math.max(said, ...[...text.matchAll(/^\[(\d+)/gm)].map((found) => Number(found[1])));
    },
  });
  /** The blocks of the screen, oldest first: number, marks, words. */
  const blocks = () =>
    screen
      .split(/^(?=\[\d+)/m)
      .map((block) => /^\[(\d+)(?:, ([^\]]*))?\]\n?([\s\S]*)$/.exec(block))
      .filter((found) => found !== null)
      .map(([, id = "", marks = "", text = ""]) => ({ id, marks: marks.split(", "), text }));

  return {
    adapter,
    channel: PLACE.channel,
    missingChannel: "terminal:elsewhere",
    person: PERSON,
    async say(text) {
      await keyboard.write(text);
      return String(++said);
    },
    sayAsBot: null,
    edit: null,
    erase: null,
    react: (message, emoji) => keyboard.write(`+${emoji} ${message}`),
    async look(_channel, message) {
      const shown = blocks().filter(({ id }) => id === message);
      const last = shown.at(-1);
      if (last === undefined || last.marks.includes("removed")) return null;
      const on = shown.flatMap(({ marks }) => marks).find((mark) => mark.startsWith("on "));
      return { text: last.text, thread: on?.slice(3) ?? null };
    },
    whispers: async () =>
      blocks()
        .filter(({ marks }) => marks.includes("only you"))
        .map(({ text }) => text),
    reactions: async (_channel, message) =>
      blocks()
        .filter(({ id }) => id === message)
        .flatMap(({ marks }) => marks),
    close: async () => void keyboard.close().catch(() => {}),
  };
}
