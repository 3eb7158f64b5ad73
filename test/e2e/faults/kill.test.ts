import { expect, test } from "vitest";
import { killUnderLoad } from "../../support/kill-under-load.ts";
import { spawnDragoman } from "../../support/slack-server/spawn-dragoman.ts";

test("killed three times under load: nothing confirmed is lost, nothing is answered twice", {
  timeout: 180_000,
}, async () => {
  const result = await killUnderLoad(3, spawnDragoman);
  expect(result).toMatchObject({ rounds: 3, lost: [], duplicated: [] });
  expect(result.settings).toBeGreaterThan(0);
});
