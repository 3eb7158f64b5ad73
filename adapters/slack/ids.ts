/** A Slack team (workspace), or an organisation where the app was installed for all of it. */
export interface Place {
  readonly team: string;
  /** A channel's or person's id in that team. */
  readonly id: string;
}

const PREFIX = "slack";
const PART = /^[A-Z0-9]+$/i;

/** The core's id of a workspace, e.g. `slack:T024BE7LD`. */
export function encodeTenant(team: string): string {
  return `${PREFIX}:${team}`;
}

/** The core's id of a channel or person, e.g. `slack:T024BE7LD:C1H9RESGL`: an answer needs the workspace's token. */
export function encodePlace({ team, id }: Place): string {
  return `${PREFIX}:${team}:${id}`;
}

/** Reads back what `encodePlace` wrote; `null` for anything else. */
export function decodePlace(text: string): Place | null {
  const [prefix, team = "", id = "", ...rest] = text.split(":");
  return prefix === PREFIX && PART.test(team) && PART.test(id) && rest.length === 0 ? { team, id } : null;
}

/** Whether a channel id is a direct conversation. */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}
