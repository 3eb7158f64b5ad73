import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import {
  list,
  logLevels,
  parseCount,
  parseDays,
  parseHttpUrl,
  parseLanguages,
  parseLogLevel,
  parsePort,
  parsePostgresUrl,
} from "./config-values.ts";
import type { VariableName } from "./config-variables.ts";
import type { Retention } from "./store/forget-old.ts";

/** Everything the operator can set, checked. See docs/configuration.md. */
export interface Config {
  readonly discord: { readonly token: string; readonly apiUrl: string | null } | null;
  readonly slack: SlackConfig | null;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly retention: Retention;
  readonly host: string;
  readonly port: number;
  /** Asked by the web chat; without it the chat is served to this machine only. */
  readonly webPassword: string | null;
  readonly fetchAllowHosts: readonly string[];
  readonly readerLanguages: readonly string[];
  readonly contactUrl: string | null;
  /** Machine translation for channels that want it; `null` for none. */
  readonly translation: TranslationConfig | null;
  readonly logLevel: string;
}

export const TRANSLATION_SERVICES = ["libretranslate", "deepl", "apertium"] as const;

export interface TranslationConfig {
  readonly service: (typeof TRANSLATION_SERVICES)[number];
  /** The service's base without a slash at the end, which may be private; `null`: DeepL's own. */
  readonly url: string | null;
  readonly key: string | null;
  /** Characters that each workspace, server or direct conversation may have translated in a day. */
  readonly dailyCharacters: number;
}

export interface SlackConfig {
  readonly botToken: string | null;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  readonly apiUrl: string | null;
  /** For installs in many workspaces; `null` in one workspace with a token of its own. */
  readonly oauth: SlackOauthConfig | null;
}

export interface SlackOauthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state of an install under way. */
  readonly stateSecret: string;
  /** What stored tokens are encrypted with, at least 32 characters. */
  readonly installationKey: string;
}

/** The operator must change something; `problems` name the variables. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "ConfigurationError";
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `.env` in the working directory, if any; the real environment wins over it. */
export function readEnvironment(): Environment {
  const file = existsSync(".env") ? parseEnv(readFileSync(".env", "utf8")) : {};
  return { ...file, ...process.env };
}

/** Turns the environment into a Config; throws one ConfigurationError that names every problem at once. */
export function parseConfig(env: Environment): Config {
  const problems: string[] = [];
  const read = <T>(
    name: VariableName,
    parse: (value: string) => T | null,
    expected: string,
    fallback: T,
  ): T => {
    const value = env[name]?.trim();
    if (!value) return fallback;
    const parsed = parse(value);
    if (parsed === null) problems.push(`${name}: expected ${expected}.`);
    return parsed ?? fallback;
  };
  const text = (name: VariableName) => env[name]?.trim() || null;
  const url = (name: VariableName) =>
    read<string | null>(name, parseHttpUrl, "an http:// or https:// address", null);

  const translationDetails = {
    url: url("TRANSLATION_URL"),
    key: text("TRANSLATION_KEY"),
    dailyCharacters: read("TRANSLATION_DAILY_CHARACTERS", parseCount, "a whole number", 50_000),
  };
  const discordToken = text("DISCORD_TOKEN");
  const discordApiUrl = url("DISCORD_API_URL");
  const slack: SlackConfig = {
    botToken: text("SLACK_BOT_TOKEN"),
    appToken: text("SLACK_APP_TOKEN"),
    signingSecret: text("SLACK_SIGNING_SECRET"),
    apiUrl: url("SLACK_API_URL"),
    oauth: parseSlackOauth(text, problems),
  };
  problems.push(...slackProblems(slack));
  const translation: TranslationConfig | null = read(
    "TRANSLATION_SERVICE",
    (name) => {
      const service = TRANSLATION_SERVICES.find((known) => known === name.toLowerCase());
      return service === undefined ? null : { service, ...translationDetails };
    },
    `one of ${TRANSLATION_SERVICES.join(", ")}`,
    null,
  );
  if (translation !== null || text("TRANSLATION_SERVICE") === null)
    problems.push(...translationProblems(translation, translationDetails));
  const days = (name: VariableName, fallback: number) =>
    read(name, parseDays, "a whole number of days, at least 1", fallback);
  const retention = {
    textDays: days("KEEP_TEXT_DAYS", 30),
    articleDays: days("KEEP_ARTICLE_DAYS", 365),
    historyDays: days("KEEP_HISTORY_DAYS", 90),
  };
  if (retention.articleDays < retention.textDays)
    problems.push("KEEP_ARTICLE_DAYS: expected no fewer days than KEEP_TEXT_DAYS.");
  const config: Config = {
    discord: discordToken === null ? null : { token: discordToken, apiUrl: discordApiUrl },
    slack: isSlackAbsent(slack) ? null : slack,
    dataDir: text("DATA_DIR") ?? "./data",
    databaseUrl: read("DATABASE_URL", parsePostgresUrl, "a postgres:// address", null),
    retention,
    host: text("HOST") ?? "127.0.0.1",
    port: read("PORT", parsePort, "a number from 0 to 65535", 3000),
    webPassword: text("WEB_PASSWORD"),
    fetchAllowHosts: list(text("FETCH_ALLOW_HOSTS")),
    readerLanguages: read("READER_LANGUAGES", parseLanguages, "language tags such as en,fr", []),
    contactUrl: url("CONTACT_URL"),
    translation,
    logLevel: read("LOG_LEVEL", parseLogLevel, `one of ${logLevels.join(", ")}`, "info"),
  };
  if (problems.length > 0) throw new ConfigurationError(problems);
  return config;
}

function isSlackAbsent({ botToken, appToken, signingSecret, oauth }: SlackConfig): boolean {
  return botToken === null && appToken === null && signingSecret === null && oauth === null;
}

const MIN_INSTALLATION_KEY = 32;

/** Installs in many workspaces: all four variables or none; without a key no token is ever stored. */
function parseSlackOauth(
  text: (name: VariableName) => string | null,
  problems: string[],
): SlackOauthConfig | null {
  const clientId = text("SLACK_CLIENT_ID");
  const clientSecret = text("SLACK_CLIENT_SECRET");
  const stateSecret = text("SLACK_STATE_SECRET");
  const installationKey = text("SLACK_INSTALLATION_KEY");
  if (clientId === null && clientSecret === null) return null;
  const needed = {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  };
  for (const [name, value] of Object.entries(needed))
    if (value === null) problems.push(`${name}: needed for installs in many workspaces.`);
  if (installationKey === null || installationKey.length < MIN_INSTALLATION_KEY)
    problems.push(
      `SLACK_INSTALLATION_KEY: needed to encrypt the workspaces' tokens, at least ${MIN_INSTALLATION_KEY} characters (e.g. from openssl rand -hex 32).`,
    );
  if (clientId === null || clientSecret === null || stateSecret === null || installationKey === null)
    return null;
  return { clientId, clientSecret, stateSecret, installationKey };
}

function slackProblems({ botToken, appToken, signingSecret, oauth }: SlackConfig): string[] {
  const problems: string[] = [];
  if (oauth !== null && botToken !== null)
    problems.push(
      "SLACK_BOT_TOKEN: leave it out with SLACK_CLIENT_ID; each workspace's install brings its own.",
    );
  if (oauth !== null && appToken === null && signingSecret === null)
    problems.push(
      "SLACK_SIGNING_SECRET: needed beside SLACK_CLIENT_ID (or SLACK_APP_TOKEN for Socket Mode).",
    );
  if (botToken !== null && !botToken.startsWith("xoxb-"))
    problems.push(
      "SLACK_BOT_TOKEN: expected a bot token, which starts with xoxb- (OAuth & Permissions page).",
    );
  if (appToken !== null && !appToken.startsWith("xapp-"))
    problems.push(
      "SLACK_APP_TOKEN: expected an app-level token, which starts with xapp- (Basic Information page).",
    );
  if (botToken !== null && appToken === null && signingSecret === null)
    problems.push("SLACK_APP_TOKEN: needed beside SLACK_BOT_TOKEN (or SLACK_SIGNING_SECRET for HTTP mode).");
  if (botToken === null && oauth === null && appToken !== null)
    problems.push("SLACK_BOT_TOKEN: needed beside SLACK_APP_TOKEN.");
  return problems;
}

function translationProblems(
  translation: TranslationConfig | null,
  { url, key }: Pick<TranslationConfig, "url" | "key">,
): string[] {
  if (translation === null)
    return url === null && key === null
      ? []
      : [
          `TRANSLATION_SERVICE: needed beside TRANSLATION_URL and TRANSLATION_KEY, one of ${TRANSLATION_SERVICES.join(", ")}.`,
        ];
  if (translation.service === "deepl")
    return key === null ? ["TRANSLATION_KEY: needed for DeepL (your account's API Keys page)."] : [];
  return url === null
    ? [`TRANSLATION_URL: needed for ${translation.service}, e.g. http://127.0.0.1:5000.`]
    : [];
}
