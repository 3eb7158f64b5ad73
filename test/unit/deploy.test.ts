import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { collectMetrics } from "../../adapters/web/collect-metrics.ts";

const read = (file: string) => readFileSync(file, "utf8");

test("the dashboard asks for nothing that is not counted", async () => {
  const idle = {
    load: () => ({ running: 0, waiting: 0 }),
    adapters: () => new Map(),
    feeds: async () => ({ well: 0, failing: 0, dead: 0 }),
  };
  const { registry } = collectMetrics(idle);
  const counted = (await registry.getMetricsAsJSON()).map(({ name }) => name);
  const { panels } = JSON.parse(read("deploy/grafana-dashboard.json")) as {
    panels: { targets: { expr: string }[] }[];
  };
  const asked = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(dragoman|nodejs|process)_\w+/g) ?? []),
  );
  expect(asked.length).toBeGreaterThanOrEqual(panels.length);
  for (const name of asked) expect(counted).toContain(name.replace(/_bucket$/, ""));
  for (const name of counted.filter((one) => one.startsWith("dragoman_")))
    expect(asked.map((one) => one.replace(/_bucket$/, ""))).toContain(name);
});

test("the image is built from files that exist and that the ignore file lets in", () => {
  const copied = [...read("Dockerfile").matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) =>
    files!.split(" "),
  );
  const allowed = read(".dockerignore")
    .split("\n")
    .filter((line) => line.startsWith("!"))
    .map((line) => line.slice(1));
  expect(copied.length).toBeGreaterThan(5);
  for (const file of copied) {
    expect(existsSync(file), file).toBe(true);
    expect(allowed).toContain(file);
  }
});

test("the container runs as a user without rights on a root file system that it cannot write", () => {
  expect(
    read("Dockerfile")
      .match(/^USER (.+)$/gm)
      ?.at(-1),
  ).toBe("USER node");
  const { services } = parse(read("compose.yaml"));
  expect(services.dragoman).toMatchObject({ read_only: true, cap_drop: ["ALL"] });
  expect(services.dragoman.ports).toEqual(["127.0.0.1:3000:3000"]);
  expect(parse(read("compose.postgres.yaml")).services.postgres.ports).toBeUndefined();
});
