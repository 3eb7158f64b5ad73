import type { Card } from "../card/card.ts";
import type { CommandName } from "./commands.ts";
import type { Attempt } from "./inbox.ts";

/** Who speaks, where. All ids are opaque to the core; only the adapter that made them can read them. */
export interface Origin {
  /** The adapter's name: `discord`, `slack`, `web`, `terminal`. */
  readonly platform: string;
  /** The workspace or server (`platform:id`); a direct conversation is a tenant of its own. */
  readonly tenant: string;
  readonly channel: string;
  readonly person: string;
  /** BCP 47 tag of the person's interface language. */
  readonly locale: string;
  /** Whether the platform says that this person manages this channel. */
  readonly mayManage: boolean;
  /** Whether the person manages the whole workspace or server; absent where the platform makes no difference. */
  readonly mayManageTenant?: boolean;
  /** The platform's own roles of the person, for "a role set by the server may manage". */
  readonly roles: readonly string[];
  /** A conversation with the bot alone. */
  readonly direct: boolean;
  /** Whether only some of the tenant's members see this channel; absent where all do. */
  readonly isPrivate?: boolean;
}

/** A command, shortcut or menu entry with its options by name, as typed or chosen; the core validates them. */
export interface CommandCall {
  readonly origin: Origin;
  readonly command: CommandName;
  readonly subcommand: string | null;
  /** `link` may also hold the text of a whole message (a message's menu entry): its links are read, or its text. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /** Answer only to the one who asked, as from a message's menu. */
  readonly privately?: boolean;
}

/** A file that goes with a reply: an export. */
export interface ReplyFile {
  /** With its extension; [a-z0-9.-]. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

/** What to show in answer to a command or click. */
export interface Reply {
  readonly cards: readonly Card[];
  /** `person`: only the one who asked sees it. */
  readonly audience: "channel" | "person";
  /** Whether it takes the place of the card that was clicked. */
  readonly replaces: boolean;
  /** Files to attach; a platform that cannot says nothing of them. */
  readonly files?: readonly ReplyFile[];
  /**
   * To be called, where present, with the channel message that each card became (the card's index, the message's id):
   * so that the asker's ❌ removes it and a deleted source takes it along. Never rejects.
   */
  readonly posted?: (card: number, message: string) => Promise<void>;
}

/** A message that people posted. */
export interface PostedMessage {
  readonly origin: Origin;
  readonly message: string;
  /** The thread it stands in, if any. */
  readonly thread: string | null;
  /** Plain text with links spelled out; `null` where the platform withheld it. */
  readonly text: string | null;
  /** Whether the bot was addressed (mention, or direct conversation). */
  readonly addressed: boolean;
  /** Posted by this or another bot. */
  readonly automated: boolean;
  /** Present where the event is kept until it is answered. */
  readonly attempt?: Attempt;
}

/** An emoji that a person put on a message. Those of this and other bots are not told. */
export interface PostedReaction {
  /** Who reacted, where. */
  readonly origin: Origin;
  readonly message: string;
  readonly thread: string | null;
  /** Unicode emoji (the adapter translates its platform's names). */
  readonly emoji: string;
  /** The author of the message; `null` where unknown. */
  readonly author: string | null;
  /** Reads the message's text when the core decides that it needs it; `null` where the platform refuses. */
  readonly readText: () => Promise<string | null>;
  /** Present where the event is kept until it is answered. */
  readonly attempt?: Attempt;
}

export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** Receives a Notice while slow work goes on; the adapter may show or drop it. */
export type Progress = (card: Card) => void;

/** What adapters call. No method rejects: failures are Notice cards, bugs are logged with the id that is shown. */
export interface Bot {
  /** Answers a command. */
  command(call: CommandCall, progress?: Progress): Promise<Reply>;
  /** Answers a click on a button or a choice from a menu. */
  action(origin: Origin, actionId: string, value: string | null, progress?: Progress): Promise<Reply>;
  /** Offers values for a half-typed option, at most 25, within 1 s. */
  suggest(call: CommandCall, option: string, typed: string): Promise<readonly Suggestion[]>;
  /** Looks at a new message: answers when addressed, else as the channel's auto mode says. */
  messagePosted(message: PostedMessage): Promise<void>;
  /** A message was edited: the cards that answered it follow. */
  messageEdited(message: PostedMessage): Promise<void>;
  /** A message was deleted: the cards that answered it go. */
  messageDeleted(
    origin: Pick<Origin, "platform" | "tenant" | "channel">,
    message: string,
    attempt?: Attempt,
  ): Promise<void>;
  /** Answers a reaction that means something to us and ignores all others. */
  reactionAdded(reaction: PostedReaction): Promise<void>;
  /** Cards for links that the tenant wants unfurled; links that are not to be unfurled are absent. */
  unfurl(origin: Origin, links: readonly string[]): Promise<ReadonlyMap<string, Card>>;
  /** What a person sees on the bot's own page: their languages, channels, recent cards. */
  home(origin: Origin): Promise<Card>;
  /** The bot was removed from a workspace or server: erases what it kept for it. */
  tenantRemoved(tenant: string): Promise<void>;
}
