import emojiData from "@emoji-mart/data" with { type: "json" };

interface EmojiTable {
  readonly emojis: Readonly<Record<string, { readonly skins: readonly { readonly native: string }[] }>>;
  readonly aliases: Readonly<Record<string, string>>;
}

const { emojis, aliases } = emojiData as unknown as EmojiTable;
const nameByEmoji = new Map(
  Object.entries(emojis).map(([name, { skins }]) => [bare(skins[0]?.native ?? ""), name]),
);

/** The emoji of one of Slack's names (`newspaper`, `flag-es`, `es`, `+1::skin-tone-2`); `null` for a custom one. */
export function emojiOfName(name: string): string | null {
  const base = name.replaceAll(":", " ").trim().split(" ")[0] ?? "";
  const entry = Object.hasOwn(emojis, base) ? emojis[base] : emojis[own(aliases, base) ?? ""];
  return entry?.skins[0]?.native ?? flagOf(base);
}

/** Slack's name of an emoji, with or without variation selector; `null` where Slack has none. */
export function nameOfEmoji(emoji: string): string | null {
  return nameByEmoji.get(bare(emoji)) ?? null;
}

/** `flag-xx` is two regional indicator letters (Unicode TR51), also for flags that the table lacks. */
function flagOf(name: string): string | null {
  const letters = /^flag-([a-z]{2})$/.exec(name)?.[1];
  return letters === undefined
    ? null
    : String.fromCodePoint(...[...letters].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 97));
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function bare(emoji: string): string {
  return emoji.replaceAll("\ufe0f", "");
}
