import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decodeChannel,
  decodeMessage,
  encodeChannel,
  encodeMessage,
  encodeTenant,
  snowflakeAt,
} from "../../adapters/discord/ids.ts";

const snowflake = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String);

describe("ids of Discord", () => {
  test("channels come back as they were", () => {
    const guild = fc.option(snowflake, { nil: null });
    fc.assert(
      fc.property(fc.record({ guild, channel: snowflake }), (id) => {
        expect(decodeChannel(encodeChannel(id))).toEqual(id);
      }),
    );
  });

  test("messages come back as they were", () => {
    fc.assert(
      fc.property(fc.record({ channel: snowflake, message: snowflake }), (id) => {
        expect(decodeMessage(encodeMessage(id))).toEqual(id);
      }),
    );
  });

  test("anything else is refused, and nothing throws", () => {
    const strange = [
      "",
      "-",
      "dm-",
      "dm-x",
      "1",
      "1-",
      "1-2-3",
      "x-1",
      "C024BE91L",
      "1-2\n",
      "../-1",
      "dm-1-2",
    ];
    for (const id of strange) expect([id, decodeChannel(id)]).toEqual([id, null]);
    fc.assert(
      fc.property(fc.string(), (id) => {
        for (const read of [decodeChannel(id), decodeMessage(id)])
          if (read !== null) expect(id).toMatch(/^(dm|\d+)-\d+$/);
      }),
    );
  });

  test("a conversation outside of servers is a tenant of its own", () => {
    expect(encodeTenant({ guild: "7", channel: "8" })).toBe("discord:7");
    expect(encodeTenant({ guild: null, channel: "8" })).toBe("discord:dm-8");
  });

  test("a time's smallest id lies between those given out before and after it", () => {
    const given = 175928847299117063n;
    const at = Date.parse("2016-04-30T11:18:25.796Z");
    expect(BigInt(snowflakeAt(new Date(at)))).toBeLessThanOrEqual(given);
    expect(BigInt(snowflakeAt(new Date(at + 1)))).toBeGreaterThan(given);
    expect(snowflakeAt(new Date(0))).toBe("0");
  });
});
