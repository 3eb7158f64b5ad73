import { afterEach, expect, test, vi } from "vitest";
import type { NoticeCard } from "../../../src/card/card.ts";
import { DeliveryError } from "../../../src/chat/chat-adapter.ts";
import { startPress } from "../../../src/digest/start-press.ts";
import { createRecordingAdapter } from "../../support/recording-adapter.ts";
import { createSamplePress } from "../../support/sample-press.ts";

const DUE = Date.UTC(2026, 1, 10, 8);
let press: Awaited<ReturnType<typeof createSamplePress>>;

afterEach(() => press.store.close());

test("a digest refused for good is paused and whoever set it up is told, in its language", async () => {
  press = await createSamplePress();
  await press.ask("digest", "add", { time: "08:00", language: "de" });
  await press.post("ferry");
  press.clock.now = DUE;
  const adapter = createRecordingAdapter();
  adapter.refuse = new DeliveryError("the channel is gone", true);
  const loop = startPress({ ...press.parts, adapters: new Map([["web", adapter]]), random: () => 0 });
  await vi.waitFor(() => expect(adapter.whispered).toHaveLength(1), 5_000);
  await loop.stop();
  const [{ channel, person, card }] = adapter.whispered as [(typeof adapter.whispered)[number]];
  expect([channel, person]).toEqual(["harbour", "ada"]);
  expect((card as NoticeCard).text).toContain("Überblick");
  const [digest] = await press.store.digests.listChannel("harbour");
  expect(digest).toMatchObject({ paused: true, nextRunAt: null });
});
