import { CloseCodes } from "@discordjs/ws";
import { type ClientOptions, SimpleShardingStrategy } from "discord.js";

type BuildStrategy = NonNullable<NonNullable<ClientOptions["ws"]>["buildStrategy"]>;

interface Socket {
  on(event: "error", listener: (error: Error) => void): void;
}

/**
 * discord.js's way of running shards, but it does not begin to connect once given up, and has a listener for errors on
 * every socket: discord.js takes its own away from a socket that it gives up while it is still connecting, whose
 * failure would then end the process. Sessions are left so that they can be resumed.
 */
export function surviveSockets(signal: AbortSignal): BuildStrategy {
  return (manager) => {
    const strategy = new SimpleShardingStrategy(manager);
    const spawn = strategy.spawn.bind(strategy);
    const connect = strategy.connect.bind(strategy);
    const destroy = strategy.destroy.bind(strategy);
    strategy.connect = async () => {
      signal.throwIfAborted();
      await connect();
    };
    // A normal close would end the session, which whoever runs the shard next may still resume.
    strategy.destroy = (options = {}) => destroy({ ...options, code: CloseCodes.Resuming });
    strategy.spawn = async (ids) => {
      await spawn(ids);
      const { shards } = strategy as unknown as { readonly shards: ReadonlyMap<number, object> };
      for (const shard of shards.values()) listenAlways(shard);
    };
    return strategy;
  };
}

/** The shard hears of errors by its own listener; this one only keeps them from being unheard. */
function listenAlways(shard: object): void {
  let connection: Socket | null = null;
  Object.defineProperty(shard, "connection", {
    configurable: true,
    get: () => connection,
    set(next: Socket | null) {
      next?.on("error", () => {});
      connection = next;
    },
  });
}
