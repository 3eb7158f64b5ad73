import { Hono } from "hono";
import { expect, test } from "vitest";
import { limitRate } from "../../../adapters/web/limit-rate.ts";

function createSite(all = { burst: 100, perSecond: 100 }) {
  let now = 1_000_000;
  const personOf = (context: { req: { header(name: string): string | undefined } }) =>
    context.req.header("person") ?? null;
  const app = new Hono();
  app.use(limitRate({ person: { burst: 3, perSecond: 0.5 }, all, now: () => now, personOf }));
  app.all("/", (context) => context.text("in"));
  return {
    wait: (seconds: number) => {
      now += seconds * 1_000;
    },
    ask: async (person: string | null, times: number) => {
      const statuses: number[] = [];
      for (let index = 0; index < times; index++)
        statuses.push((await app.request("/", { headers: person === null ? {} : { person } })).status);
      return statuses;
    },
    app,
  };
}

test("a person's burst is served, then one request for every two seconds", async () => {
  const site = createSite();
  expect(await site.ask("a", 5)).toEqual([200, 200, 200, 429, 429]);
  const refused = await site.app.request("/", { headers: { person: "a" } });
  expect(refused.headers.get("retry-after")).toBe("2");
  site.wait(2);
  expect(await site.ask("a", 2)).toEqual([200, 429]);
});

test("one person's flood does not lock others out; those without a cookie count as one", async () => {
  const site = createSite();
  await site.ask("a", 20);
  expect(await site.ask("b", 1)).toEqual([200]);
  expect(await site.ask(null, 4)).toEqual([200, 200, 200, 429]);
});

test("a new cookie for each request does not help beyond everybody's rate", async () => {
  const site = createSite({ burst: 10, perSecond: 1 });
  const statuses: number[] = [];
  for (let index = 0; index < 2_000; index++) statuses.push(...(await site.ask(`person-${index}`, 1)));
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
});

test("a clock that goes back refuses nobody for longer than the bucket takes to fill", async () => {
  const site = createSite();
  await site.ask("a", 3);
  site.wait(-3_600);
  await site.ask("a", 1);
  site.wait(2);
  expect(await site.ask("a", 1)).toEqual([200]);
});
