import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Card } from "../../src/card/card.ts";
import { createSampleChat, type SampleChat, sampleCall, sampleOrigin } from "../support/sample-chat.ts";

let chat: SampleChat;

beforeEach(async () => {
  chat = await createSampleChat();
});
afterEach(() => chat.store.close());

const link = "https://harbour.example/es/ferri";
const manager = sampleOrigin({ mayManage: true });

async function ask(...call: Parameters<typeof sampleCall>) {
  return chat.bot.command(sampleCall(...call));
}

function only<Kind extends Card["kind"]>(cards: readonly Card[], kind: Kind): Extract<Card, { kind: Kind }> {
  expect(cards.map((card) => card.kind)).toEqual([kind]);
  return cards[0] as Extract<Card, { kind: Kind }>;
}

describe("settings", () => {
  test("languages chosen by a person win over the app's, the channel's over the server's", async () => {
    const quoted = async () => only((await ask("summarize", { link })).cards, "brief").quotes[0]?.language;
    await ask("settings", { languages: "Arabic" }, { subcommand: "server-languages", origin: manager });
    expect(await quoted()).toBe("ar");
    await ask("settings", { languages: "en" }, { subcommand: "channel-languages", origin: manager });
    expect(await quoted()).toBe("en");
    await ask("settings", { languages: "ja, Spanish" }, { subcommand: "my-languages" });
    expect(await quoted()).toBe("es");
    await ask("settings", { languages: "none" }, { subcommand: "my-languages" });
    expect(await quoted()).toBe("en");
  });

  test("only those who manage may change a channel, or who have the role", async () => {
    const auto = (origin = sampleOrigin()) =>
      ask("settings", { mode: "reply" }, { subcommand: "auto", origin });
    expect(only((await auto()).cards, "notice").text).toContain("manage");
    await ask("settings", { role: "editors" }, { subcommand: "manager-role", origin: manager });
    expect((await auto(sampleOrigin({ roles: ["editors"] }))).cards[0]?.kind).toBe("panel");
  });

  test("who manages one channel, or has the role, does not manage the server", async () => {
    const channelManager = sampleOrigin({ mayManage: true, mayManageTenant: false });
    const calls: Parameters<typeof sampleCall>[] = [
      ["settings", { role: "everyone" }, { subcommand: "manager-role", origin: channelManager }],
      ["settings", { languages: "es" }, { subcommand: "server-languages", origin: channelManager }],
      ["settings", { domains: "x.example" }, { subcommand: "unfurl", origin: channelManager }],
      ["privacy", {}, { subcommand: "forget-server", origin: channelManager }],
    ];
    for (const call of calls) expect(only((await ask(...call)).cards, "notice").text).toContain("server");
    expect(await chat.store.settings.readTenant("web:one")).toEqual([]);
  });

  test.each([
    ["my-languages", { languages: "Klingonish" }],
    ["my-languages", { languages: "aa,ab,af,ak,am,an,ar,as,av,ay,az" }],
    ["auto", { mode: "always" }],
    ["reactions", { enabled: true, emoji: "👀=explode" }],
    ["unfurl", { domains: "http://" }],
    ["unfurl", { domains: `10.0.0${"x".repeat(2000)}` }],
  ])("refuses %s %j without changing anything", async (subcommand, options) => {
    const reply = await ask("settings", options, { subcommand, origin: manager });
    only(reply.cards, "notice");
    expect(await chat.store.settings.readTenant("web:one")).toEqual([]);
  });
});
