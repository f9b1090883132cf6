import type { Changes, OrderChange } from "./ports.ts";

/** Tells open pages which orders changed. The database is the source, so it works whichever instance made the change. */
export interface LiveFeed {
  /** Where a page stands that is made now; asked before its data is read. */
  mark(): Promise<number>;
  /**
   * @param orderId null for every order
   * @param since mark of the page: what came after it is told at once
   * @param end called when the feed closes
   * @returns how to stop listening, or null where the feed is closed or full
   */
  listen(orderId: string | null, since: number, tell: (mark: number) => void, end: () => void): (() => void) | null;
  /** Ends all streams and lets nobody in any more. */
  close(): void;
}

interface Listener {
  orderId: string | null;
  /** What this one was told of, or knew when it came. */
  mark: number;
  tell(mark: number): void;
  end(): void;
}

interface Pace {
  /** Between a call of the database and the look at what it was about, so that many calls make one look. */
  gatherMilliseconds: number;
  /** Between two looks when nothing is called out; and when calls do not get through. */
  quietMilliseconds: number;
  deafMilliseconds: number;
  most: number;
  onError(error: unknown): void;
}

/** Ids are drawn before they are committed, so the last few are looked through again. */
const OVERLAP = 200;

/** One look for all who listen when the database calls, a few when it does not, and none when nobody listens. */
export function createLiveFeed(changes: Changes, pace: Pace): LiveFeed {
  const { gatherMilliseconds, quietMilliseconds, deafMilliseconds, most, onError } = pace;
  const listeners = new Set<Listener>();
  let seen: ReadonlySet<number> | null = null;
  let newest = 0;
  let isClosed = false;
  let isLooking = false;
  /** A call came while a look was under way. */
  let isCalled = false;
  let isHeard = false;
  let deaf: (() => void) | null = null;
  let timer: { at: number; id: ReturnType<typeof setTimeout> } | null = null;

  /** @param isQuiet nobody called */
  async function look(isQuiet: boolean): Promise<void> {
    timer = null;
    if (listeners.size === 0) return rest();
    isLooking = true;
    isCalled = false;
    try {
      const isFirst = seen === null;
      if (isFirst) newest = await changes.newest();
      // Whoever came since the last look may know less than the others.
      const from = Math.min(newest - OVERLAP, ...[...listeners].map(({ mark }) => mark));
      const found = await changes.since(from);
      const before = seen;
      seen = new Set(found.map(({ id }) => id));
      newest = Math.max(newest, ...seen);
      // News that nobody called out: calls do not get through, whatever the line says.
      if (isQuiet && isHeard && before !== null && found.some(({ id }) => !before.has(id))) isHeard = false;
      for (const listener of listeners) tellOf(listener, found, before);
    } catch (error) {
      onError(error);
    }
    isLooking = false;
    if (listeners.size > 0) return plan(isCalled ? gatherMilliseconds : isHeard ? quietMilliseconds : deafMilliseconds);
    rest();
  }

  function rest(): void {
    seen = null;
    deaf?.();
    deaf = null;
    isHeard = false;
  }

  function tellOf(listener: Listener, found: readonly OrderChange[], before: ReadonlySet<number> | null): void {
    const isNew = ({ id, orderId }: OrderChange) =>
      (listener.orderId === null || listener.orderId === orderId) &&
      (id > listener.mark || (before !== null && id > newest - OVERLAP && !before.has(id)));
    const hasNews = found.some(isNew);
    listener.mark = newest;
    if (hasNews) listener.tell(newest);
  }

  /** The next look, no later than so. */
  function plan(milliseconds: number): void {
    if (isLooking) {
      isCalled = true;
      return;
    }
    const at = Date.now() + milliseconds;
    if (timer !== null && timer.at <= at) return;
    clearTimeout(timer?.id);
    const isQuiet = milliseconds === quietMilliseconds;
    timer = { at, id: setTimeout(() => void look(isQuiet), milliseconds) };
  }

  function hear(): void {
    deaf ??= changes.hear(
      () => plan(gatherMilliseconds),
      (heard) => {
        isHeard = heard;
        if (!heard && listeners.size > 0) plan(deafMilliseconds);
      },
    );
  }

  return {
    mark: () => changes.newest(),
    listen(orderId, since, tell, end) {
      if (isClosed || listeners.size >= most) return null;
      const listener = { orderId, mark: since, tell, end };
      listeners.add(listener);
      hear();
      plan(gatherMilliseconds);
      return () => listeners.delete(listener);
    },
    close() {
      isClosed = true;
      deaf?.();
      deaf = null;
      for (const { end } of listeners) end();
      listeners.clear();
    },
  };
}
