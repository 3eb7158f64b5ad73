import { createSocket } from "node:dgram";
import { type LookupAddress, Resolver } from "node:dns";
import type { Lookup } from "../../src/article/fetch/guard-connection.ts";

/** The addresses of a name at its `count`th question, counting from 1; none for a name that does not exist. */
export type Zone = (name: string, count: number) => readonly string[];

/** A name server that speaks real DNS over UDP on this machine, and a lookup that asks it. */
export interface DnsStub {
  readonly lookup: Lookup;
  close(): Promise<void>;
}

const TYPE_A = 1;
const TYPE_AAAA = 28;

/** Opens a name server that answers from a zone. */
export async function openDnsStub(zone: Zone): Promise<DnsStub> {
  const socket = createSocket("udp4");
  const counts = new Map<string, number>();
  socket.on("message", (query, peer) => {
    const { name, type, end } = readQuestion(query);
    const key = `${name} ${type}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const isWanted = (address: string) => address.includes(":") === (type === TYPE_AAAA);
    const addresses = zone(name, counts.get(key)!).filter(isWanted);
    socket.send(writeAnswer(query.subarray(0, end), type, addresses), peer.port, peer.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const resolver = new Resolver({ timeout: 500, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return {
    lookup: (name, _options, callback) => {
      resolver.resolve4(name, (error4, found4 = []) => {
        resolver.resolve6(name, (error6, found6 = []) => {
          const all: LookupAddress[] = [
            ...found4.map((address) => ({ address, family: 4 })),
            ...found6.map((address) => ({ address, family: 6 })),
          ];
          callback(all.length === 0 ? (error4 ?? error6) : null, all);
        });
      });
    },
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  while (query[at] !== 0) {
    const length = query[at]!;
    labels.push(query.toString("ascii", at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function writeAnswer(question: Buffer, type: number, addresses: readonly string[]): Buffer {
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(addresses.length, 6);
  header.fill(0, 8, 12);
  const records = addresses.map((address) => {
    const data = type === TYPE_A ? Buffer.from(address.split(".").map(Number)) : packIpv6(address);
    const record = Buffer.from([0xc0, 0x0c, 0, type, 0, 1, 0, 0, 0, 0, 0, data.length]);
    return Buffer.concat([record, data]);
  });
  return Buffer.concat([header, question.subarray(12), ...records]);
}

function packIpv6(address: string): Buffer {
  const [head = "", tail = ""] = address.split("::");
  const left = head.split(":").filter((group) => group !== "");
  const right = tail.split(":").filter((group) => group !== "");
  const groups = [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
  return Buffer.from(
    groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]),
  );
}
