/** A channel: in a server, or (`guild: null`) a conversation outside of servers. All parts are snowflakes. */
export interface ChannelId {
  readonly guild: string | null;
  readonly channel: string;
}

/** A message with the channel or thread it really stands in; the core never learns the difference. */
export interface MessageId {
  readonly channel: string;
  readonly message: string;
}

const DIRECT = "dm";
const SNOWFLAKE = /^\d{1,20}$/;

/** Writes a channel as `<server>-<channel>` or `dm-<channel>`. */
export function encodeChannel({ guild, channel }: ChannelId): string {
  return `${guild ?? DIRECT}-${channel}`;
}

/** Reads what `encodeChannel` wrote; `null` for anything else. */
export function decodeChannel(id: string): ChannelId | null {
  const [guild = "", channel = "", ...rest] = id.split("-");
  if (rest.length > 0 || !SNOWFLAKE.test(channel)) return null;
  if (guild === DIRECT) return { guild: null, channel };
  return SNOWFLAKE.test(guild) ? { guild, channel } : null;
}

/** Writes a message as `<channel or thread>-<message>`. */
export function encodeMessage({ channel, message }: MessageId): string {
  return `${channel}-${message}`;
}

/** Reads what `encodeMessage` wrote; `null` for anything else. */
export function decodeMessage(id: string): MessageId | null {
  const [channel = "", message = "", ...rest] = id.split("-");
  if (rest.length > 0 || !SNOWFLAKE.test(channel) || !SNOWFLAKE.test(message)) return null;
  return { channel, message };
}

/** The core's name of a server; a conversation outside of servers is a tenant of its own. */
export function encodeTenant({ guild, channel }: ChannelId): string {
  return guild === null ? `discord:${DIRECT}-${channel}` : `discord:${guild}`;
}

/** Whether a value is one of Discord's ids. */
export function isSnowflake(value: unknown): value is string {
  return typeof value === "string" && SNOWFLAKE.test(value);
}

/** Milliseconds of Discord's epoch, 2015-01-01, and the bits behind the time (API reference, "Snowflakes"). */
const EPOCH = 1_420_070_400_000;
const TIME_SHIFT = 22n;

/** The smallest id that Discord could have given out at a time. */
export function snowflakeAt(time: Date): string {
  return String(BigInt(Math.max(0, time.getTime() - EPOCH)) << TIME_SHIFT);
}
