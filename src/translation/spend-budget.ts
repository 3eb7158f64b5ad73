import PQueue from "p-queue";
import * as v from "valibot";
import type { SettingStore } from "../store/settings.ts";

/** Whether a tenant may have so many characters translated today; if so they are taken off. */
export type SpendBudget = (tenant: string, characters: number) => Promise<boolean>;

export interface BudgetOptions {
  readonly settings: Pick<SettingStore, "read" | "write">;
  /** Characters (UTF-16 units) a day (UTC), for each tenant. */
  readonly perDay: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const NAME = "translation-used";
const used = v.fallback(v.object({ day: v.string(), characters: v.number() }), { day: "", characters: 0 });

/** A budget that outlives restarts and goes with the tenant's data. Instances that spend at once may overrun it a little. */
export function createBudget({ settings, perDay, now }: BudgetOptions): SpendBudget {
  const queue = new PQueue({ concurrency: 1 });
  return (tenant, characters) =>
    queue.add(async () => {
      const subject = { scope: "tenant", subject: tenant } as const;
      const stored = (await settings.read([subject])).find(({ name }) => name === NAME);
      const { day, characters: spent } = v.parse(used, stored?.value);
      const today = new Date(now()).toISOString().slice(0, 10);
      const total = (day === today ? spent : 0) + characters;
      if (total > perDay) return false;
      await settings.write(subject, NAME, { day: today, characters: total }, tenant);
      return true;
    });
}
