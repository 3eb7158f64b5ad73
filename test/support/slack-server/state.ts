/** A message as the server keeps it. */
export interface StoredMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly botId: string | null;
  readonly thread: string | null;
  text: string;
  blocks: readonly Block[];
  readonly metadata: unknown;
  readonly reactions: Map<string, Set<string>>;
  /** Everything that was sent to make or change it. */
  arguments: Readonly<Record<string, unknown>>;
}

export type Block = Readonly<Record<string, unknown>>;

/** Something shown to one person, or posted to a response_url. */
export interface Shown {
  readonly channel: string;
  readonly user: string;
  readonly thread: string | null;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface StoredUser {
  readonly id: string;
  readonly locale: string;
  readonly admin: boolean;
  readonly bot: boolean;
}

export interface StoredChannel {
  readonly id: string;
  readonly creator: string;
  /** Whether the bot is in it. */
  member: boolean;
  archived: boolean;
  readonly private: boolean;
}

/** A request to the Web API. */
export interface Call {
  readonly method: string;
  readonly token: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly at: number;
}

/** One workspace with what was done in it. */
export interface Workspace {
  readonly team: string;
  readonly botUser: string;
  readonly botId: string;
  readonly botToken: string;
  /** What the bot token may do, as every answer tells; `null`: the answers tell nothing. */
  scopes: readonly string[] | null;
  readonly users: Map<string, StoredUser>;
  readonly channels: Map<string, StoredChannel>;
  readonly messages: StoredMessage[];
  readonly ephemerals: Shown[];
  readonly responses: Shown[];
  readonly views: {
    readonly kind: "open" | "publish" | "update" | "push";
    readonly user: string;
    readonly view: Block;
  }[];
  readonly unfurls: Readonly<Record<string, unknown>>[];
  readonly calls: Call[];
  readonly files: {
    readonly name: string;
    readonly content: string;
    readonly channel: string;
    readonly thread: string | null;
  }[];
  nextTs(): string;
}

/** Makes a workspace with two people (U1 an admin, U2 not, who made C2), a bot and some channels. */
export function createWorkspace(team = "T1", botToken = "xoxb-1-valid-bot-token"): Workspace {
  let clock = 0;
  let count = 0;
  const channel = (id: string, creator: string, member = true): [string, StoredChannel] => [
    id,
    { id, creator, member, archived: false, private: id.startsWith("G") },
  ];
  return {
    team,
    botUser: `UBOT${team}`,
    botId: `B${team}`,
    botToken,
    scopes: null,
    users: new Map(
      [
        { id: "U1", locale: "en-US", admin: true, bot: false },
        { id: "U2", locale: "es-ES", admin: false, bot: false },
        { id: "U3", locale: "fr-FR", admin: false, bot: false },
        { id: "U9", locale: "en-US", admin: false, bot: true },
      ].map((user) => [user.id, user]),
    ),
    channels: new Map([
      channel("C1", "U1"),
      channel("C2", "U2"),
      channel("C3", "U1", false),
      channel("G4", "U1"),
      channel("D1", "U1"),
      channel("D2", "U2"),
    ]),
    messages: [],
    ephemerals: [],
    responses: [],
    views: [],
    unfurls: [],
    calls: [],
    files: [],
    nextTs() {
      // A message's id is when it was posted: who looks for a post looks from a time on.
      clock = Math.max(clock, Math.floor(Date.now() / 1000));
      if (++count > 999_998) clock += 1;
      return `${clock}.${String(count).padStart(6, "0")}`;
    },
  };
}
