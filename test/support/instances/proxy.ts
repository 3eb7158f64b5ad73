import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A wire between a process and a server that can be cut. */
export interface Wire {
  readonly port: number;
  /** Nothing passes any more, and nobody is told, as when a router dies. */
  cut(): void;
  /** What waited passes. */
  heal(): void;
  close(): Promise<void>;
}

/** Forwards TCP connections to a server on this machine. */
export async function startWire(target: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    if (isCut) socket.pause();
  };
  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    near.on("data", (data) => far.write(data));
    far.on("data", (data) => near.write(data));
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
    keep(near);
    keep(far);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.pause();
    },
    heal() {
      isCut = false;
      for (const socket of sockets) socket.resume();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
