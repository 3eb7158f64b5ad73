import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import * as v from "valibot";
import { readSamplePage, sampleArticles } from "../../src/samples/sample-pages.ts";
import { type GuardOptions, guard } from "./guard.ts";
import type { createImageAddresses } from "./image-address.ts";
import type { Inbound } from "./inbound.ts";
import { limitRate } from "./limit-rate.ts";
import { SAMPLES } from "./place.ts";
import { type DrawEntry, renderEntry } from "./render-entry.ts";
import { renderPage } from "./render-page.ts";
import { type PlatformView, renderView } from "./render-view.ts";
import { createEventStreams, type EventStreamOptions } from "./stream-changes.ts";
import type { Transcript } from "./transcript.ts";

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const messageSchema = v.object({ text: text(1_000_000) });
const reactionSchema = v.object({ message: text(100), emoji: text(32) });
const actionSchema = v.object({ message: text(100), action: text(100), value: v.nullable(text(100)) });
const entrySchema = v.object({ message: text(100) });
const editSchema = v.object({ message: text(100), text: text(1_000_000) });

/** Not SVG: it can carry scripts. */
const pictureTypes = /^image\/(png|jpeg|webp|gif|avif)$/;

const assets = {
  "/app.js": { file: "page/app.js", type: "text/javascript; charset=utf-8" },
  "/icon.svg": { file: "page/icon.svg", type: "image/svg+xml" },
  "/style.css": { file: "page/style.css", type: "text/css; charset=utf-8" },
} as const;

export interface ChatRoutesOptions extends GuardOptions {
  readonly inbound: Inbound;
  readonly transcript: Transcript;
  readonly images: ReturnType<typeof createImageAddresses>;
  readonly views: readonly PlatformView[];
  readonly fetchImage: (url: string) => Promise<{ readonly body: Uint8Array; readonly mediaType: string }>;
  readonly streams?: EventStreamOptions;
}

/** What a person does by hand, with room for a burst; a page's pictures count as well. */
const PERSON_RATE = { burst: 120, perSecond: 2 };
const TOTAL_RATE = { burst: 1_200, perSecond: 40 };

/** The chat page, what it posts, and its live updates. */
export function createChatRoutes(options: ChatRoutesOptions): Hono {
  const { inbound, transcript, images, fetchImage, views } = options;
  const platforms = views.map(({ name }) => name);
  const drawEntry: DrawEntry = (entry, locale) => renderEntry(entry, locale, platforms);
  const routes = new Hono();
  routes.use(guard(options), bodyLimit({ maxSize: 4 * 2 ** 20 }));
  const limited = limitRate({ person: PERSON_RATE, all: TOTAL_RATE, now: Date.now, personOf });
  routes.on("POST", "*", limited);
  routes.get("/image", limited);

  routes.get("/", async (context) => {
    const viewer = toViewer(context);
    return context.html(renderPage(viewer.locale, transcript.visibleTo(viewer.person), drawEntry));
  });
  for (const [path, { file, type }] of Object.entries(assets)) {
    const body = readFileSync(new URL(file, import.meta.url), "utf8");
    routes.get(path, (context) =>
      context.body(body, 200, { "Content-Type": type, "Cache-Control": "no-cache" }),
    );
  }
  for (const article of sampleArticles)
    routes.get(SAMPLES + article.path, (context) => context.html(readSamplePage(article)));
  for (const { name, draw } of views)
    routes.get(`/messages/:id/as/${name}`, async (context) => {
      const viewer = toViewer(context);
      const entry = transcript.visibleTo(viewer.person).find(({ id }) => id === context.req.param("id"));
      if (!entry?.card) return context.text("There is no such card any more.", 404);
      return context.html(renderView(viewer.locale, name, await draw(entry.card)));
    });
  const streamChanges = createEventStreams(transcript, drawEntry, options.streams);
  routes.get("/events", (context) => streamChanges(context, toViewer(context)));
  routes.get("/image", async (context) => {
    const { url = "", sign = "" } = context.req.query();
    if (!images.isOurs(url, sign)) return context.text("Not one of our pictures.", 403);
    const image = await fetchImage(url).catch(() => null);
    if (image === null || !pictureTypes.test(image.mediaType)) return context.text("No picture there.", 404);
    return context.body(new Uint8Array(image.body), 200, {
      "Content-Type": image.mediaType,
      "Cache-Control": "private, max-age=86400",
    });
  });

  post(routes, "/messages", messageSchema, (viewer, { text }) => inbound.message(viewer, text));
  post(routes, "/reactions", reactionSchema, (viewer, { message, emoji }) =>
    inbound.reaction(viewer, message, emoji),
  );
  post(routes, "/actions", actionSchema, (viewer, { message, action, value }) =>
    inbound.action(viewer, message, action, value),
  );
  post(routes, "/edits", editSchema, (viewer, { message, text }) => inbound.edit(viewer, message, text));
  post(routes, "/removals", entrySchema, (viewer, { message }) => inbound.remove(viewer, message));
  return routes;
}

/** Who looks at the page, in which language. */
export interface Viewer {
  readonly person: string;
  readonly locale: string;
}

/** Accepts at once; what comes of it arrives as events. */
function post<Schema extends v.GenericSchema>(
  routes: Hono,
  path: string,
  schema: Schema,
  accept: (viewer: Viewer, body: v.InferOutput<Schema>) => void,
): void {
  routes.post(path, async (context) => {
    const body = v.safeParse(schema, await context.req.json().catch(() => null));
    if (!body.success) return context.text("Malformed request.", 400);
    accept(toViewer(context), body.output);
    return context.body(null, 202);
  });
}

/** Who a browser's cookie says it is; `null` where it has none of ours. */
function personOf(context: Context): string | null {
  const known = getCookie(context, "person");
  return known !== undefined && /^[\w-]{36}$/.test(known) ? known : null;
}

function toViewer(context: Context): Viewer {
  const known = personOf(context);
  const person = known ?? randomUUID();
  if (person !== known)
    setCookie(context, "person", person, {
      httpOnly: true,
      sameSite: "Strict",
      maxAge: 31_536_000,
      path: "/",
    });
  return { person: `web:${person}`, locale: preferredLocale(context.req.header("accept-language")) };
}

/** The first tag of Accept-Language (RFC 9110, 12.5.4); browsers list them in order of preference. */
function preferredLocale(header: string | undefined): string {
  const tag = header?.split(/[,;]/, 1)[0]?.trim() ?? "";
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "en";
  } catch {
    return "en";
  }
}
