/** What happens next, in virtual time. Nothing here waits for a real clock. */
export interface Timeline {
  /** Milliseconds since 1970, true time of the simulated world. */
  now(): number;
  /** @param delay milliseconds from now */
  at(delay: number, run: () => void): void;
  /** Told whenever a promise of the simulated code was settled or begun, so that its continuations run before the next event. */
  touch(): void;
  /** Adds a line to the trace. */
  note(line: string): void;
  /** Runs all events up to a moment (absolute), one after the other. */
  runUntil(end: number): Promise<void>;
  /** Fingerprint of the trace so far. */
  hash(): string;
  /** The trace itself, where it is kept. */
  lines: readonly string[];
}

interface Event {
  at: number;
  order: number;
  run: () => void;
}

/** Events beyond this are no simulation any more but an endless loop. */
const MAX_EVENTS = 400_000;

/** @param keepLines whether the trace can be read afterwards */
export function createTimeline(start: number, keepLines: boolean): Timeline {
  const heap: Event[] = [];
  const lines: string[] = [];
  let now = start;
  let order = 0;
  let touched = false;
  let hash = 0x811c9dc5;
  let count = 0;
  return {
    lines,
    now: () => now,
    at(delay, run) {
      order += 1;
      push(heap, { at: now + Math.max(0, Math.round(delay)), order, run });
    },
    touch() {
      touched = true;
    },
    note(line) {
      const entry = `${now - start} ${line}`;
      for (let index = 0; index < entry.length; index += 1)
        hash = Math.imul(hash ^ entry.charCodeAt(index), 0x01000193);
      if (keepLines) lines.push(entry);
    },
    hash: () => (hash >>> 0).toString(16),
    async runUntil(end) {
      for (;;) {
        const next = heap[0];
        if (next === undefined || next.at > end) break;
        pop(heap);
        now = next.at;
        count += 1;
        if (count > MAX_EVENTS) throw new Error(`more than ${MAX_EVENTS} events`);
        next.run();
        if (!touched) continue;
        touched = false;
        await drained();
      }
      now = end;
    },
  };
}

/** Everything that promises have to do before the next event: microtasks are all done when an immediate comes. */
function drained(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(heap: Event[], event: Event): void {
  let index = heap.length;
  heap.push(event);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent] as Event;
    if (!isBefore(event, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = event;
}

function pop(heap: Event[]): void {
  const last = heap.pop() as Event;
  if (heap.length === 0) return;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    const right = heap[child + 1];
    if (right !== undefined && isBefore(right, heap[child] as Event)) child += 1;
    const below = heap[child] as Event;
    if (!isBefore(below, last)) break;
    heap[index] = below;
    index = child;
  }
  heap[index] = last;
}
