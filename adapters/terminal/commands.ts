import { setupParts } from "../setup-parts.ts";

/** What runs a command with the words behind its name. */
export type RunCommand = (args: readonly string[]) => Promise<void>;

export interface TerminalCommand {
  /** How it is called. */
  readonly usage: string;
  /** What it does. */
  readonly about: string;
  readonly load: () => Promise<RunCommand>;
}

/** The commands of the terminal; each is loaded when it is called. */
export const terminalCommands: Readonly<Record<string, TerminalCommand>> = {
  setup: {
    usage:
      "setup [--yes] [--languages TAGS] [--discord-token FILE|-] [--message-content] [--slack-bot-token FILE|-] [--slack-app-token FILE|-] [--channel NAME] [--feed ADDRESS] [--digest TIME]",
    about:
      "Connects Discord and Slack, writes .env, follows a first feed; asks, or with --yes does what is given.",
    load: async () => {
      const { runSetup } = await import("./setup/run-setup.ts");
      return (args) => runSetup(args, setupParts);
    },
  },
  read: {
    usage: "read <url | file | -> [--for LANG] [--sentences N] [--json]",
    about: "Prints the card of an article.",
    load: async () => (await import("./read-command.ts")).runRead,
  },
  chat: {
    usage: "chat",
    about: "Chats with the bot here: links, /commands, +📰 reacts to the last message, :1 presses a button.",
    load: async () => (await import("./chat-command.ts")).runChat,
  },
  batch: {
    usage: "batch [--siblings] [--sentences N] < in.jsonl > out.jsonl",
    about: "Reads articles as JSON lines: {id, url?, html?, text?, title?, lang?, publishedAt?}.",
    load: async () => (await import("./batch-command.ts")).runBatchCommand,
  },
  feeds: {
    usage:
      "feeds [list | add ADDRESS | test ADDRESS | import ADDRESS | export | …] [--channel ID --tenant ID --platform NAME]",
    about: "Shows and changes the feeds of a channel, by default of the web chat.",
    load: async () => (await import("./press-command.ts")).runFeeds,
  },
  digest: {
    usage: "digest --dry-run [--for LANG] [--channel ID --tenant ID --platform NAME]",
    about: "Prints what the digest of a channel would hold now; without --dry-run as /digest in the chat.",
    load: async () => (await import("./press-command.ts")).runDigest,
  },
  doctor: {
    usage: "doctor [--url URL]",
    about: "Checks configuration, tokens, store, network and clock; says what to do.",
    load: async () => {
      const { runDoctor } = await import("./doctor-command.ts");
      return async (args) => runDoctor(args, (await setupParts.openSlack()).scopes);
    },
  },
  export: {
    usage: "export (--tenant ID | --person PLATFORM:ID) > data.json",
    about: "Prints all that is kept for a tenant (a server, a workspace) or about a person as JSON.",
    load: async () => (await import("./export-command.ts")).runExport,
  },
  forget: {
    usage: "forget (--tenant ID | --person PLATFORM:ID) --yes",
    about: "Erases for good what is kept for a tenant or a person.",
    load: async () => (await import("./forget-command.ts")).runForget,
  },
  backup: {
    usage: "backup FILE",
    about: "Copies the embedded store into a new file, also while Dragoman runs.",
    load: async () => (await import("./backup-command.ts")).runBackup,
  },
  move: {
    usage: "move --from sqlite --to postgres",
    about:
      "Copies the stopped embedded store (DATA_DIR) to PostgreSQL (DATABASE_URL) and verifies it; may be repeated.",
    load: async () => (await import("./move-command.ts")).runMove,
  },
  help: {
    usage: "help",
    about: "Prints this list.",
    load: async () => async () => {
      const lines = Object.values(terminalCommands).map(({ usage, about }) => `  ${usage}\n      ${about}`);
      process.stdout.write(`Usage: npm run --silent cli -- <command>\n\n${lines.join("\n")}\n`);
    },
  },
};
