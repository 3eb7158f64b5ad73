/**
 * The command table: the one place where commands are defined. Discord's registration, Slack's parser and manifest,
 * the web chat's help and the terminal's help are generated from it. Descriptions are message keys of `src/i18n`:
 * `command.<name>`, `command.<name>.<subcommand>`, `option.<name>`, `choice.<option>.<value>`.
 */
export interface OptionSpec {
  readonly name: string;
  readonly type: "link" | "text" | "integer" | "boolean" | "language" | "choice";
  readonly required: boolean;
  /** For `choice`. */
  readonly choices?: readonly string[];
  /** For `integer`. */
  readonly min?: number;
  readonly max?: number;
  /** For `text` and `link`, in characters. */
  readonly maxLength?: number;
  /** Whether `Bot.suggest` offers values (always so for `language`). */
  readonly suggested?: boolean;
}

export interface SubcommandSpec {
  readonly name: string;
  readonly options: readonly OptionSpec[];
  /** Only for those who manage the channel. */
  readonly manage?: boolean;
}

export interface CommandSpec extends SubcommandSpec {
  readonly subcommands: readonly SubcommandSpec[];
}

const link: OptionSpec = { name: "link", type: "link", required: true, maxLength: 2000 };
const language: OptionSpec = { name: "language", type: "language", required: false };
const length: OptionSpec = { name: "length", type: "integer", required: false, min: 1, max: 7 };

export const commands = [
  { name: "summarize", options: [link, language, length], subcommands: [] },
  { name: "entities", options: [link, language], subcommands: [] },
  { name: "siblings", options: [link, language], subcommands: [] },
  {
    name: "digest",
    options: [],
    subcommands: [
      { name: "list", options: [] },
      {
        name: "add",
        manage: true,
        options: [
          { name: "time", type: "text", required: true, maxLength: 100 },
          { name: "days", type: "text", required: false, maxLength: 100 },
          { name: "timezone", type: "text", required: false, maxLength: 64, suggested: true },
          language,
          { name: "entries", type: "integer", required: false, min: 1, max: 20 },
          { name: "source", type: "choice", required: false, choices: ["feeds", "links", "both"] },
          { name: "when-empty", type: "choice", required: false, choices: ["silent", "say-so"] },
          { name: "quiet", type: "text", required: false, maxLength: 20 },
          { name: "late", type: "integer", required: false, min: 0, max: 720 },
        ],
      },
      {
        name: "preview",
        options: [{ name: "digest", type: "text", required: false, maxLength: 40, suggested: true }],
      },
      ...["run", "skip", "pause", "resume", "remove"].map((name) => ({
        name,
        manage: true,
        options: [{ name: "digest", type: "text", required: true, maxLength: 40, suggested: true }] as const,
      })),
    ],
  },
  {
    name: "feeds",
    options: [],
    subcommands: [
      { name: "list", options: [] },
      {
        name: "add",
        manage: true,
        options: [{ name: "address", type: "text", required: true, maxLength: 2000 }],
      },
      { name: "test", options: [{ name: "address", type: "text", required: true, maxLength: 2000 }] },
      ...["remove", "pause", "resume"].map((name) => ({
        name,
        manage: true,
        options: [{ name: "feed", type: "text", required: true, maxLength: 200, suggested: true }] as const,
      })),
      {
        name: "filter",
        manage: true,
        options: [
          { name: "feed", type: "text", required: true, maxLength: 200, suggested: true },
          { name: "include", type: "text", required: false, maxLength: 500 },
          { name: "exclude", type: "text", required: false, maxLength: 500 },
          { name: "languages", type: "text", required: false, maxLength: 200 },
        ],
      },
      {
        name: "import",
        manage: true,
        options: [{ name: "address", type: "text", required: true, maxLength: 2000 }],
      },
      { name: "export", options: [] },
    ],
  },
  {
    name: "settings",
    options: [],
    subcommands: [
      { name: "show", options: [] },
      {
        name: "my-languages",
        options: [{ name: "languages", type: "text", required: true, maxLength: 200 }],
      },
      {
        name: "channel-languages",
        manage: true,
        options: [{ name: "languages", type: "text", required: true, maxLength: 200 }],
      },
      {
        name: "server-languages",
        manage: true,
        options: [{ name: "languages", type: "text", required: true, maxLength: 200 }],
      },
      {
        name: "auto",
        manage: true,
        options: [{ name: "mode", type: "choice", required: true, choices: ["off", "hint", "reply"] }],
      },
      {
        name: "reactions",
        manage: true,
        options: [
          { name: "enabled", type: "boolean", required: true },
          { name: "emoji", type: "text", required: false, maxLength: 100 },
        ],
      },
      {
        name: "pictures",
        manage: true,
        options: [{ name: "enabled", type: "boolean", required: true }],
      },
      {
        name: "translation",
        manage: true,
        options: [
          { name: "when", type: "choice", required: true, choices: ["never", "on-request", "always"] },
        ],
      },
      {
        name: "manager-role",
        manage: true,
        options: [{ name: "role", type: "text", required: true, maxLength: 100 }],
      },
      {
        name: "unfurl",
        manage: true,
        options: [{ name: "domains", type: "text", required: true, maxLength: 1000 }],
      },
    ],
  },
  {
    name: "privacy",
    options: [],
    subcommands: [
      { name: "show", options: [] },
      { name: "export", options: [] },
      { name: "forget-me", options: [] },
      { name: "forget-server", manage: true, options: [] },
    ],
  },
  {
    name: "help",
    options: [{ name: "topic", type: "text", required: false, maxLength: 40 }],
    subcommands: [],
  },
] as const satisfies readonly CommandSpec[];

export type CommandName = (typeof commands)[number]["name"];
