import type { Client } from "discord.js";
import { describe, expect, test } from "vitest";
import { missingPermissions } from "../../../adapters/discord/missing-permissions.ts";
import {
  createPlaces,
  mayManageChannel,
  mayManageServer,
  readPermissions,
} from "../../../adapters/discord/places.ts";

describe("permissions", () => {
  test("are read as Discord writes them", () => {
    expect(readPermissions("16")).toBe(16n);
    for (const odd of [null, undefined, 16, "-1", "x", "", "9".repeat(99)])
      expect(readPermissions(odd)).toBe(0n);
  });

  test("of managers and administrators", () => {
    expect([0n, 1n << 4n, 1n << 5n, 1n << 3n].map(mayManageChannel)).toEqual([false, true, false, true]);
    expect([0n, 1n << 4n, 1n << 5n, 1n << 3n].map(mayManageServer)).toEqual([false, false, true, true]);
  });

  test("that the bot lacks are named as in Discord's settings", () => {
    expect(missingPermissions(0n)).toEqual([
      "View Channel",
      "Send Messages",
      "Embed Links",
      "Attach Files",
      "Read Message History",
      "Add Reactions",
      "Create Public Threads",
      "Send Messages in Threads",
    ]);
    expect(missingPermissions(1n << 3n)).toEqual([]);
  });

  test("nothing is known without a connection", async () => {
    const places = createPlaces({ clients: () => [] as readonly Client[], fetchChannel: async () => null });
    expect(places.permissions("1", "2", "3", [])).toBeNull();
    expect(places.ownPermissions("1", "2")).toBeNull();
    expect(places.roleNames("1")).toEqual([]);
    await places.learn("1", "2");
    expect(places.parentOf("2")).toBeNull();
  });
});
