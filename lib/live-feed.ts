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
  milliseconds: number;
  most: number;
  onError(error: unknown): void;
}

/** Ids are drawn before they are committed, so the last few are looked through again. */
const OVERLAP = 200;

/** One look a second for all who listen, and none when nobody does. */
export function createLiveFeed(changes: Changes, { milliseconds, most, onError }: Pace): LiveFeed {
  const listeners = new Set<Listener>();
  let seen: ReadonlySet<number> | null = null;
  let newest = 0;
  /** A look is under way or will be. */
  let isPlanned = false;
  let isClosed = false;

  async function look(): Promise<void> {
    try {
      const isFirst = seen === null;
      if (isFirst) newest = await changes.newest();
      // Whoever came since the last look may know less than the others.
      const from = Math.min(newest - OVERLAP, ...[...listeners].map(({ mark }) => mark));
      const found = await changes.since(from);
      const before = seen;
      seen = new Set(found.map(({ id }) => id));
      newest = Math.max(newest, ...seen);
      for (const listener of listeners) tellOf(listener, found, before);
    } catch (error) {
      onError(error);
    }
    isPlanned = false;
    if (listeners.size > 0) plan();
    else seen = null;
  }

  function tellOf(listener: Listener, found: readonly OrderChange[], before: ReadonlySet<number> | null): void {
    const isNew = ({ id, orderId }: OrderChange) =>
      (listener.orderId === null || listener.orderId === orderId) &&
      (id > listener.mark || (before !== null && id > newest - OVERLAP && !before.has(id)));
    const hasNews = found.some(isNew);
    listener.mark = newest;
    if (hasNews) listener.tell(newest);
  }

  function plan(): void {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => void look(), milliseconds);
  }

  return {
    mark: () => changes.newest(),
    listen(orderId, since, tell, end) {
      if (isClosed || listeners.size >= most) return null;
      const listener = { orderId, mark: since, tell, end };
      listeners.add(listener);
      plan();
      return () => listeners.delete(listener);
    },
    close() {
      isClosed = true;
      for (const { end } of listeners) end();
      listeners.clear();
    },
  };
}
