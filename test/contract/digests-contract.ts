import { expect, test } from "vitest";
import type { NewDigest } from "../../src/store/digests.ts";
import type { Store } from "../../src/store/store.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 2, 8);
const wanted: NewDigest = {
  platform: "web",
  tenant: "web:one",
  channel: "web:harbour",
  person: "web:ada",
  settings: {
    schedule: { patterns: ["0 8 * * *"], timezone: "UTC", quiet: null },
    languages: ["en"],
    entries: 5,
    source: "both",
    saysWhenEmpty: false,
  },
  nextRunAt: NOW,
  coveredUntil: NOW - 24 * HOUR,
};

/** What the store promises of digests and the ledger of their deliveries, on either database. */
export function digestsContract(open: () => Promise<Pick<Store, "digests">>): void {
  test("a digest is read back, paused, moved and removed", async () => {
    const { digests } = await open();
    const digest = await digests.create(wanted, NOW);
    expect(digest).toEqual({ ...wanted, id: digest.id, paused: false });
    expect(await digests.listChannel("web:harbour")).toEqual([digest]);
    expect(await digests.listDue(NOW - 1, 10)).toEqual([]);
    expect(await digests.listDue(NOW, 10)).toEqual([digest]);
    await digests.setPaused(digest.id, true, null);
    expect(await digests.listDue(NOW, 10)).toEqual([]);
    await digests.setPaused(digest.id, false, NOW + HOUR);
    expect(await digests.find(digest.id)).toEqual({ ...digest, nextRunAt: NOW + HOUR });
    await digests.forgetTenant("web:one");
    expect(await digests.listTenant("web:one")).toEqual([]);
  });

  test("a run is opened once and held by one instance at a time", async () => {
    const { digests } = await open();
    const digest = await digests.create(wanted, NOW);
    const runs = { due: NOW, missed: [] };
    expect(await digests.openDelivery(digest, runs, NOW + 24 * HOUR)).toBe(true);
    expect(await digests.openDelivery(digest, runs, NOW + 24 * HOUR)).toBe(false);
    const [held, ...others] = await digests.claimDeliveries(NOW, 10, 1_000);
    expect(others).toEqual([]);
    expect(held).toMatchObject({ dueAt: NOW, attempts: 0, postingUntil: null, claimedUntil: NOW + 1_000 });
    expect(held!.id).toMatch(/^[a-z0-9]{1,25}$/);
    expect(await digests.claimDeliveries(NOW + 999, 10, 1_000)).toEqual([]);

    const [taken] = await digests.claimDeliveries(NOW + 1_000, 10, 1_000);
    expect(await digests.beginPosting(held!, NOW, NOW + HOUR)).toBe(false);
    expect(await digests.beginPosting(taken!, NOW, NOW + HOUR)).toBe(true);
    expect(await digests.claimDeliveries(NOW + 2_000, 10, 1_000)).toEqual([]);
    const [later] = await digests.claimDeliveries(NOW + HOUR, 10, 1_000);
    expect(later).toMatchObject({ id: held!.id, postingUntil: NOW });

    await digests.notePosted(later!, "m1", 2);
    const [again] = await digests.claimDeliveries(NOW + 2 * HOUR, 10, 1_000);
    expect(again).toMatchObject({ message: "m1", parts: 2 });
    await digests.closeDelivery(later!, { state: "posted", message: "m1", coveredUntil: NOW });
    expect(await digests.claimDeliveries(NOW + 4 * HOUR, 10, 1_000)).toEqual([]);
    expect(await digests.find(digest.id)).toMatchObject({ coveredUntil: NOW, nextRunAt: NOW + 24 * HOUR });
  });

  test("what was put off comes again with its attempts", async () => {
    const { digests } = await open();
    const digest = await digests.create(wanted, NOW);
    await digests.openExtraDelivery(digest, NOW);
    const [held] = await digests.claimDeliveries(NOW, 10, 1_000);
    await digests.putOff({ ...held!, attempts: 1 }, NOW + HOUR);
    expect(await digests.claimDeliveries(NOW + HOUR - 1, 10, 1_000)).toEqual([]);
    expect((await digests.claimDeliveries(NOW + HOUR, 10, 1_000))[0]?.attempts).toBe(1);
    expect((await digests.find(digest.id))?.nextRunAt).toBe(NOW);
  });

  test("missed runs are known until the next digest is posted", async () => {
    const { digests } = await open();
    const digest = await digests.create(wanted, NOW);
    const missed = [NOW, NOW + HOUR];
    await digests.openDelivery(digest, { due: NOW + 2 * HOUR, missed }, null);
    expect(await digests.listMissed(digest.id)).toEqual(missed);
    const claimed = await digests.claimDeliveries(NOW + 2 * HOUR, 10, 1_000);
    expect(claimed.map(({ dueAt }) => dueAt)).toEqual([NOW + 2 * HOUR]);
    await digests.closeDelivery(claimed[0]!, { state: "empty" });
    expect(await digests.listMissed(digest.id)).toEqual(missed);
    await digests.openExtraDelivery(digest, NOW + 3 * HOUR);
    const [extra] = await digests.claimDeliveries(NOW + 3 * HOUR, 10, 1_000);
    await digests.closeDelivery(extra!, { state: "posted", message: null, coveredUntil: NOW });
    expect(await digests.listMissed(digest.id)).toEqual([]);
  });

  test("what was still to be delivered of a digest goes when it is paused", async () => {
    const { digests } = await open();
    const digest = await digests.create(wanted, NOW);
    await digests.openExtraDelivery(digest, NOW);
    const [held] = await digests.claimDeliveries(NOW, 10, 1_000);
    await digests.setPaused(digest.id, true, null);
    expect(await digests.beginPosting(held!, NOW, NOW + HOUR)).toBe(false);
    await digests.setPaused(digest.id, false, NOW + HOUR);
    expect(await digests.claimDeliveries(NOW + HOUR, 10, 1_000)).toEqual([]);
  });

  test("what a digest had no room for is kept until it is old or its digest gone", async () => {
    const { digests } = await open();
    const digest = await digests.create(wanted, NOW);
    const stories = [[["a", "b"], ["c"]], [["d"]]];
    const old = await digests.keepRest(digest.id, stories, NOW);
    expect(old).toMatch(/^[a-z0-9]{1,40}$/);
    expect(await digests.findRest(old)).toEqual({ digest, stories, madeAt: NOW });
    const recent = await digests.keepRest(digest.id, stories, NOW + HOUR);
    await digests.forgetRests(NOW + HOUR);
    expect(await digests.findRest(old)).toBeNull();
    expect(await digests.findRest(recent)).not.toBeNull();
    await digests.remove(digest.id);
    expect(await digests.findRest(recent)).toBeNull();
  });

  test("a removed digest is delivered no more", async () => {
    const { digests } = await open();
    const digest = await digests.create(wanted, NOW);
    await digests.openExtraDelivery(digest, NOW);
    await digests.remove(digest.id);
    expect(await digests.claimDeliveries(NOW, 10, 1_000)).toEqual([]);
  });
}
