import { Hono } from "hono";
import type { Registry } from "prom-client";
import type { AdapterStatus } from "../../src/chat/chat-adapter.ts";

export interface HealthOptions {
  /** Rejects where the store cannot be used. */
  readonly checkStore: () => Promise<void>;
  readonly adapters: () => ReadonlyMap<string, AdapterStatus>;
  readonly metrics: Registry;
}

/** `/healthz`: the process lives. `/readyz`: adapters connected, store usable. `/metrics`: Prometheus text. */
export function createHealthRoutes({ checkStore, adapters, metrics }: HealthOptions): Hono {
  const routes = new Hono();
  routes.get("/healthz", (context) => context.text("ok"));
  routes.get("/readyz", async (context) => {
    const store = await checkStore().then(
      () => true,
      () => false,
    );
    const statuses = Object.fromEntries(adapters());
    const ready = store && Object.values(statuses).every((status) => status.connected);
    return context.json({ ready, store, adapters: statuses }, ready ? 200 : 503);
  });
  routes.get("/metrics", async (context) =>
    context.body(await metrics.metrics(), 200, { "Content-Type": metrics.contentType }),
  );
  return routes;
}
