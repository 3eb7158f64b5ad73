/** A channel where a first digest may go, with the core's ids. */
export interface Place {
  /** As people know it. */
  readonly label: string;
  readonly platform: string;
  readonly tenant: string;
  readonly channel: string;
}

/** What is done once at Discord; rejects where Discord refuses or cannot be reached. */
export interface DiscordSetup {
  /** The application that the token belongs to, and whether it may read the text of messages. */
  readApplication(): Promise<{ readonly id: string; readonly hasContent: boolean }>;
  /** Turns on the intent for the text of messages; gives the flags that the application has then. */
  allowContent(): Promise<number>;
  /** Returns whether Discord did not have the commands yet. */
  registerCommands(application: string): Promise<boolean>;
  /** Text channels of servers that the bot is in. */
  listPlaces(): Promise<readonly Place[]>;
  /** Pages on which the bot is invited to a server, or added for oneself alone. */
  inviteLinks(application: string): { readonly server: string; readonly person: string };
}

/** What is done once at Slack. */
export interface SlackSetup {
  /** The page on which Slack makes an app from our manifest. */
  readonly manifestLink: string;
  readonly scopes: readonly string[];
  /** The channels that the bot was invited to; `call` asks the Web API with the bot token. */
  listPlaces(call: SlackCall): Promise<readonly Place[]>;
}

export type SlackCall = (
  method: string,
  args: Readonly<Record<string, string>>,
) => Promise<Readonly<Record<string, unknown>>>;

/** What the terminal's commands need of the platforms; each is loaded when it is asked for. */
export interface SetupParts {
  /** Rejects with a ConfigurationError for what cannot be a bot token; nothing is sent yet. */
  openDiscord(token: string, apiUrl: string | null): Promise<DiscordSetup>;
  openSlack(): Promise<SlackSetup>;
}

/** The parts of this program. */
export const setupParts: SetupParts = {
  openDiscord: async (token, apiUrl) => (await import("./discord/set-up.ts")).openDiscordSetup(token, apiUrl),
  openSlack: async () => (await import("./slack/set-up.ts")).slackSetup,
};
