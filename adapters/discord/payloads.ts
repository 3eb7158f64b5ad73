import type {
  APIEmbed,
  APIInteraction,
  APIMessage,
  GatewayGuildDeleteDispatchData,
  GatewayMessageCreateDispatchData,
  GatewayMessageDeleteBulkDispatchData,
  GatewayMessageDeleteDispatchData,
  GatewayMessageReactionAddDispatchData,
  GatewayReadyDispatchData,
} from "discord.js";

/** What came over the wire: any field may be missing or null, whatever the documentation says. */
export type Loose<T> = T extends readonly (infer Item)[]
  ? readonly (Loose<Item> | null)[]
  : T extends object
    ? { readonly [Key in KeysOf<T>]?: Loose<ValueOf<T, Key>> | null }
    : T;

/** The keys of every member of a union, and what may stand under them. */
type KeysOf<T> = T extends unknown ? keyof T : never;
type ValueOf<T, Key> = T extends unknown ? (Key extends keyof T ? T[Key] : never) : never;

export type LooseMessage = Loose<
  Pick<
    GatewayMessageCreateDispatchData,
    | "author"
    | "channel_id"
    | "content"
    | "edited_timestamp"
    | "guild_id"
    | "id"
    | "member"
    | "mentions"
    | "type"
    | "webhook_id"
  >
> & {
  readonly embeds?: readonly (Loose<Pick<APIEmbed, "url" | "title" | "description">> | null)[] | null;
  readonly message_snapshots?: readonly ({ readonly message?: LooseMessage | null } | null)[] | null;
  /** Nested as deep as the sender liked. */
  readonly components?: unknown;
  readonly flags?: number | null;
};

export interface LooseOption {
  readonly name?: string | null;
  readonly type?: number | null;
  readonly value?: string | number | boolean | null;
  readonly focused?: boolean | null;
  readonly options?: readonly (LooseOption | null)[] | null;
}

export type LooseInteraction = Loose<
  Pick<
    APIInteraction,
    "application_id" | "context" | "guild_id" | "id" | "token" | "type" | "app_permissions"
  >
> & {
  readonly locale?: string | null;
  readonly channel_id?: string | null;
  readonly channel?: {
    readonly id?: string | null;
    readonly type?: number | null;
    readonly parent_id?: string | null;
  } | null;
  readonly member?: Loose<{ user: { id: string }; roles: string[]; permissions: string }> | null;
  readonly user?: { readonly id?: string | null } | null;
  readonly message?: LooseMessage | null;
  readonly authorizing_integration_owners?: Readonly<Record<string, string | null>> | null;
  readonly data?: {
    readonly name?: string | null;
    readonly type?: number | null;
    readonly options?: readonly (LooseOption | null)[] | null;
    readonly target_id?: string | null;
    readonly resolved?: {
      readonly messages?: Readonly<Record<string, LooseMessage | null>> | null;
    } | null;
    readonly custom_id?: string | null;
    readonly values?: readonly (string | null)[] | null;
  } | null;
};

export type LooseReaction = Loose<GatewayMessageReactionAddDispatchData>;
export type LooseDeletion = Loose<GatewayMessageDeleteDispatchData>;
export type LooseBulkDeletion = Loose<GatewayMessageDeleteBulkDispatchData>;
export type LooseGuildDeletion = Loose<GatewayGuildDeleteDispatchData>;
export type LooseReady = Loose<
  Pick<GatewayReadyDispatchData, "user" | "application" | "shard" | "session_id" | "resume_gateway_url">
>;
export type SentMessage = Pick<APIMessage, "id" | "channel_id">;

/** A gateway dispatch as it came. */
export interface Packet {
  readonly t: string;
  readonly d: unknown;
  /** The session's sequence number. */
  readonly s?: number | null;
}
