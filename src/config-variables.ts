/** One variable of the environment, for those who set it. */
export interface VariableSpec {
  /** What it is, in Markdown, in one or two sentences. */
  readonly about: string;
  /** What values it takes; absent for any text. */
  readonly values?: string;
  /** What is taken where it is not set; absent for nothing. */
  readonly fallback?: string;
  /** A value to show where there is no fallback. */
  readonly example?: string;
}

export interface VariableGroup {
  readonly title: string;
  readonly about: string;
  readonly variables: Readonly<Record<string, VariableSpec>>;
}

const ADDRESS = "an `http://` or `https://` address";

/** Everything that an operator can set: docs/configuration.md and .env.example are written from it. All is optional. */
export const variableGroups = [
  {
    title: "Discord",
    about: "With a token Dragoman connects to Discord.",
    variables: {
      DISCORD_TOKEN: { about: "The bot token of your application (*Bot* page)." },
      DISCORD_API_URL: {
        about: "The API of a server that is compatible with Discord's.",
        values: ADDRESS,
        fallback: "https://discord.com/api",
      },
    },
  },
  {
    title: "Slack, one workspace",
    about:
      "Socket Mode, which needs no public address: the bot token and the app-level token. HTTP mode, at `/slack/events`: the bot token and the signing secret instead.",
    variables: {
      SLACK_BOT_TOKEN: {
        about: "The Bot User OAuth Token (*OAuth & Permissions* page).",
        values: "`xoxb-…`",
      },
      SLACK_APP_TOKEN: {
        about: "An app-level token with `connections:write` (*Basic Information* page): Socket Mode.",
        values: "`xapp-…`",
      },
      SLACK_SIGNING_SECRET: {
        about: "The signing secret (*Basic Information* page), instead of the app-level token: HTTP mode.",
      },
      SLACK_API_URL: {
        about: "The API of a server that is compatible with Slack's.",
        values: ADDRESS,
        fallback: "https://slack.com/api",
      },
    },
  },
  {
    title: "Slack, many workspaces",
    about:
      "Instead of the bot token, the app's credentials: each workspace installs the app from `/slack/install`, and the tokens that it gives are stored encrypted.",
    variables: {
      SLACK_CLIENT_ID: { about: "The app's client id (*Basic Information* page)." },
      SLACK_CLIENT_SECRET: { about: "Its client secret." },
      SLACK_STATE_SECRET: { about: "Any secret of your own: it signs installs under way." },
      SLACK_INSTALLATION_KEY: {
        about: "A key of your own with which tokens are encrypted; whoever loses it installs anew.",
        values: "at least 32 characters, e.g. of `openssl rand -hex 32`",
      },
    },
  },
  {
    title: "Storage",
    about: "The embedded store serves one process; several share a PostgreSQL ([scaling](scaling.md)).",
    variables: {
      DATA_DIR: { about: "Where the embedded store lives.", fallback: "./data" },
      DATABASE_URL: {
        about: "PostgreSQL instead of the embedded store.",
        values: "a `postgres://` address",
        example: "postgres://user:password@host/database",
      },
    },
  },
  {
    title: "How long what is kept",
    about: "In days. What is older is erased by the hour; `forget` and `/privacy` erase earlier.",
    variables: {
      KEEP_TEXT_DAYS: {
        about: "Texts of articles, after they were last read.",
        values: "a whole number from 1",
        fallback: "30",
      },
      KEEP_ARTICLE_DAYS: {
        about:
          "What links an article and finds its editions, after it was last read: no shorter than its text.",
        values: "a whole number from 1",
        fallback: "365",
      },
      KEEP_HISTORY_DAYS: {
        about: "Which card answers which message, and who asked for which article.",
        values: "a whole number from 1",
        fallback: "90",
      },
    },
  },
  {
    title: "The web chat, health pages and metrics",
    about: "One HTTP server, which also takes Slack's events in HTTP mode.",
    variables: {
      HOST: { about: "The address it listens on.", fallback: "127.0.0.1" },
      PORT: {
        about: "Its port; `0` for any free one.",
        values: "a number from 0 to 65535",
        fallback: "3000",
      },
      WEB_PASSWORD: {
        about: "Asked by the web chat. Without it the chat is served to this machine only.",
      },
    },
  },
  {
    title: "Reading",
    about: "For whom, and from where.",
    variables: {
      READER_LANGUAGES: {
        about: "The languages that your readers read, best first; people and channels can choose their own.",
        values: "language tags (BCP 47), e.g. `en,fr`",
        example: "en,fr",
      },
      FETCH_ALLOW_HOSTS: {
        about: "Publishers on your own network that may be read although their addresses are private.",
        values: "`host` or `host:port`, several with commas",
        example: "intranet.example.org:8080",
      },
      CONTACT_URL: {
        about: "A page that says who you are; publishers see it in the User-Agent.",
        values: ADDRESS,
        example: "https://example.org/our-bot",
      },
    },
  },
  {
    title: "Machine translation",
    about:
      "For readers without an edition in their language; off in every channel until somebody turns it on there (`/settings translation`). Texts are sent to this service and nowhere else ([translation](translation.md)).",
    variables: {
      TRANSLATION_SERVICE: {
        about: "Which service.",
        values: "`libretranslate`, `deepl` or `apertium`",
        example: "libretranslate",
      },
      TRANSLATION_URL: {
        about: "Its address, which may be private; for DeepL only where it is not DeepL's own.",
        values: ADDRESS,
        example: "http://127.0.0.1:5000",
      },
      TRANSLATION_KEY: { about: "Its key; DeepL needs one." },
      TRANSLATION_DAILY_CHARACTERS: {
        about: "Characters a day for each workspace, server or direct conversation.",
        values: "a whole number",
        fallback: "50000",
      },
    },
  },
  {
    title: "Logs",
    about: "JSON lines on standard error; they hold no message text and no token.",
    variables: {
      LOG_LEVEL: {
        about: "How much is logged.",
        values: "`trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`",
        fallback: "info",
      },
    },
  },
] as const satisfies readonly VariableGroup[];

type NamesOf<Group> = Group extends { readonly variables: infer Variables } ? keyof Variables : never;

/** The name of a variable that an operator can set. */
export type VariableName = NamesOf<(typeof variableGroups)[number]>;
