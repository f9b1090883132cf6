import "server-only";
import type { Runtime } from "#lib/runtime.ts";

interface EventStream {
  /** Null for every order. */
  orderId: string | null;
  /** Asked again and again: whoever may no longer look is shown out. */
  mayGoOn(): Promise<boolean>;
}

/** Keeps middlemen from hanging up, and finds out who is gone. */
const BEAT_MILLISECONDS = 15_000;
const CHECK_BEATS = 2;
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // Packed, it would be held back until there is enough of it.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
  "x-robots-tag": "noindex",
};

/** An answer that stays open and says that something changed, never what: the page is asked for that. */
export function openEventStream({ live }: Pick<Runtime, "live">, request: Request, stream: EventStream): Response {
  const since = readMark(request);
  const encoder = new TextEncoder();
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOver = false;
      let beats = 0;
      const say = (text: string) => {
        if (!isOver) controller.enqueue(encoder.encode(text));
      };
      leave = () => {
        if (isOver) return;
        isOver = true;
        clearInterval(beat);
        stop?.();
        try {
          controller.close();
        } catch {
          // The other side has hung up already.
        }
      };
      const beat = setInterval(() => {
        say(":\n\n");
        beats += 1;
        if (beats % CHECK_BEATS === 0) void stream.mayGoOn().then((may) => may || leave(), leave);
      }, BEAT_MILLISECONDS);
      const stop = live.listen(stream.orderId, since, (mark) => say(`id: ${mark}\ndata: changed\n\n`), leave);
      request.signal.addEventListener("abort", leave);
      if (stop === null || request.signal.aborted) leave();
      else say(":\n\n");
    },
    cancel: () => leave(),
  });
  return new Response(body, { headers: HEADERS });
}

function readMark(request: Request): number {
  const mark = Number(new URL(request.url).searchParams.get("since"));
  return Number.isSafeInteger(mark) && mark > 0 ? mark : Number.MAX_SAFE_INTEGER;
}
