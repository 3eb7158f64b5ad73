import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { DrawEntry } from "./render-entry.ts";
import type { Viewer } from "./routes.ts";
import { type Change, isVisible, type Transcript } from "./transcript.ts";

export interface EventStreamOptions {
  /** How many bytes may wait for a client that does not read; beyond them its connection is dropped. */
  readonly maxWaiting?: number;
  /** How many streams may be open at once. */
  readonly maxStreams?: number;
  /** How many of them may be one person's: more than a browser opens to one server. */
  readonly maxPerPerson?: number;
}

const ALIVE_PAUSE = 15_000;

/**
 * Live updates as server-sent events (HTML Standard, 9.2). Memory is bounded: a client that does not read loses its
 * connection, and comes back to a page that shows everything; a stream too many is refused with 503.
 */
export function createEventStreams(
  transcript: Transcript,
  drawEntry: DrawEntry,
  options: EventStreamOptions = {},
) {
  const { maxWaiting = 4 * 2 ** 20, maxStreams = 200, maxPerPerson = 12 } = options;
  const open = new Map<string, number>();
  let total = 0;

  function count(person: string, change: 1 | -1): void {
    total += change;
    const streams = (open.get(person) ?? 0) + change;
    if (streams === 0) open.delete(person);
    else open.set(person, streams);
  }

  /** Answers with the changes that a person may see, from now on. */
  return function streamChanges(context: Context, viewer: Viewer): Response {
    const { person } = viewer;
    if (total >= maxStreams || (open.get(person) ?? 0) >= maxPerPerson)
      return context.text("Too many open pages.", 503, { "Retry-After": "30" });
    count(person, 1);
    let stop = () => {};
    // An error of the stream would be written to the console; a cut connection cancels the stream.
    const drop = () => void (context.env as HttpBindings).outgoing.destroy();
    const body = new ReadableStream<Uint8Array>(
      {
        start(controller) {
          const format = (change: Change) => formatChange(change, viewer, drawEntry);
          stop = follow(transcript, format, controller, { ended: () => count(person, -1), drop });
        },
        cancel: () => stop(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: maxWaiting }),
    );
    return context.body(body, 200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-cache",
      "Transfer-Encoding": "chunked",
    });
  };
}

/** Writes changes until the returned function is called or too much waits. */
function follow(
  transcript: Transcript,
  format: (change: Change) => string | null,
  controller: ReadableStreamDefaultController<Uint8Array>,
  { ended, drop }: { readonly ended: () => void; readonly drop: () => void },
): () => void {
  const encoder = new TextEncoder();
  let isOpen = true;

  function stop(): void {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(timer);
    unsubscribe();
    ended();
  }

  function write(event: string): void {
    if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(event));
    else {
      stop();
      drop();
    }
  }

  const unsubscribe = transcript.subscribe((change) => {
    const event = format(change);
    if (event !== null) write(event);
  });
  const alive = () => write(formatEvent("alive", ""));
  const timer = setInterval(alive, ALIVE_PAUSE);
  alive();
  return stop;
}

/** `null`: not for this person. */
function formatChange(change: Change, { person, locale }: Viewer, drawEntry: DrawEntry): string | null {
  const { audience } = change.kind === "put" ? change.entry : change;
  if (!isVisible(audience, person)) return null;
  if (change.kind === "removed") return formatEvent("removed", JSON.stringify({ id: change.id }));
  const { id, thread } = change.entry;
  return formatEvent("put", JSON.stringify({ id, thread, html: drawEntry(change.entry, locale) }));
}

/** `data` holds no line break, as JSON does not. */
function formatEvent(event: string, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`;
}
