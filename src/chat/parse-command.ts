import { closestWord } from "./closest-word.ts";
import {
  type CommandName,
  type CommandSpec,
  commands,
  type OptionSpec,
  type SubcommandSpec,
} from "./commands.ts";

/** A command as typed, its options by name and converted to their types. */
export interface ParsedCommand {
  readonly command: CommandName;
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** A word that names nothing in the command table, and the nearest that does. */
export interface UnknownWord {
  readonly unknown: string;
  readonly nearest: string | null;
}

/**
 * Parses what a person typed after the slash, e.g. `summarize https://… in Spanish 5` or
 * `digest add 08:00 timezone:Europe/Kyiv`. Options are given in the table's order, by name (`name:value`) or, for
 * languages, after "in"; the last text option takes all the words that are left. Quotes keep words together.
 */
export function parseCommand(line: string): ParsedCommand | UnknownWord {
  const words = splitWords(line);
  const name = words.shift() ?? "help";
  const spec = (commands as readonly CommandSpec[]).find((command) => command.name === name.toLowerCase());
  if (spec === undefined)
    return {
      unknown: name,
      nearest: closestWord(
        name,
        commands.map((command) => command.name),
      ),
    };
  const command = spec.name as CommandName;
  if (spec.subcommands.length === 0) return { command, subcommand: null, options: readOptions(spec, words) };

  const subName = words.shift()?.toLowerCase() ?? spec.subcommands[0]!.name;
  const sub = spec.subcommands.find((candidate) => candidate.name === subName);
  if (sub === undefined)
    return {
      unknown: subName,
      nearest: closestWord(
        subName,
        spec.subcommands.map((candidate) => candidate.name),
      ),
    };
  return { command, subcommand: sub.name, options: readOptions(sub, words) };
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "“": "”", "'": "'" };

/** Splits at white space; "…", '…' and “…” keep words together. Looks for a missing closing mark once only. */
function splitWords(line: string): string[] {
  const words: string[] = [];
  const missing = new Set<string>();
  const word = /\S+/gy;
  for (let at = 0; at < line.length; ) {
    const close = CLOSING[line[at]!];
    const end = close === undefined || missing.has(close) ? -1 : line.indexOf(close, at + 1);
    if (close !== undefined && end === -1) missing.add(close);
    word.lastIndex = at;
    const found = end === -1 ? (word.exec(line)?.[0] ?? "") : line.slice(at + 1, end);
    if (end !== -1 || found !== "") words.push(found);
    at = end === -1 ? at + Math.max(1, found.length) : end + 1;
  }
  return words;
}

function readOptions(
  { options }: SubcommandSpec,
  words: string[],
): Record<string, string | number | boolean> {
  const values: Record<string, string | number | boolean> = {};
  const rest: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const named = /^([a-z-]+)[:=](.+)$/su.exec(word);
    const option = options.find((candidate) => candidate.name === named?.[1]);
    const isLanguageWord =
      word.toLowerCase() === "in" && options.some((candidate) => candidate.type === "language");
    if (option !== undefined) values[option.name] = convert(option, named![2]!);
    else if (isLanguageWord && index + 1 < words.length) values.language = words[++index]!;
    else rest.push(word);
  }
  fillInOrder(options, values, rest);
  return values;
}

/** A word that does not fit an option's type is tried on the next one. */
function fillInOrder(options: readonly OptionSpec[], values: Record<string, unknown>, words: string[]): void {
  const open = options.filter((option) => !(option.name in values));
  for (const [index, option] of open.entries()) {
    if (words.length === 0) return;
    const isLast = index === open.length - 1;
    if (isLast && option.type === "text") values[option.name] = words.splice(0).join(" ");
    else if (fits(option, words[0]!)) values[option.name] = convert(option, words.shift()!);
  }
}

function fits(option: OptionSpec, word: string): boolean {
  if (option.type === "integer") return /^\d+$/.test(word);
  if (option.type === "boolean") return booleans.has(word.toLowerCase());
  if (option.type === "choice") return option.choices?.includes(word.toLowerCase()) ?? false;
  return option.type !== "language" || !/^\d+$/.test(word);
}

const booleans = new Map([
  ...["on", "yes", "true", "1"].map((word) => [word, true] as const),
  ...["off", "no", "false", "0"].map((word) => [word, false] as const),
]);

function convert(option: OptionSpec, word: string): string | number | boolean {
  if (option.type === "integer" && /^\d+$/.test(word)) return Number(word);
  if (option.type === "boolean") return booleans.get(word.toLowerCase()) ?? word;
  if (option.type === "choice") return word.toLowerCase();
  return word;
}
