/** Longest wait one `setTimeout` can take. */
const LONGEST_TIMEOUT = 2_147_483_647;

interface Alarm {
  at: number;
  ring: () => void;
}

/** The sandbox's time: the wall clock plus an offset that `advance` enlarges. Alarms that become due ring at once. */
export class VirtualClock {
  private offset: number;
  private alarms: Alarm[] = [];
  private timer: NodeJS.Timeout | undefined;
  private next = Number.POSITIVE_INFINITY;

  constructor(offset: number) {
    this.offset = offset;
  }

  now(): number {
    return Date.now() + this.offset;
  }

  /** Everything that has become due happens before this returns. @returns the new offset in milliseconds */
  advance(ms: number): number {
    this.offset += ms;
    this.ringDue();
    return this.offset;
  }

  /** Rings once when the clock reaches `at` (milliseconds, virtual). */
  setAlarm(at: number, ring: () => void): void {
    this.alarms.push({ at, ring });
    if (at < this.next) this.arm();
  }

  /** Forgets all alarms and returns to the wall clock plus `offset`. */
  reset(offset = 0): void {
    this.alarms = [];
    this.next = Number.POSITIVE_INFINITY;
    this.offset = offset;
    clearTimeout(this.timer);
  }

  private arm(): void {
    clearTimeout(this.timer);
    this.next = this.alarms.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
    if (this.alarms.length === 0) return;
    this.timer = setTimeout(() => this.ringDue(), Math.min(Math.max(this.next - this.now(), 0), LONGEST_TIMEOUT));
  }

  private ringDue(): void {
    const now = this.now();
    for (;;) {
      const due = this.alarms.filter((alarm) => alarm.at <= now).sort((a, b) => a.at - b.at);
      if (due.length === 0) break;
      this.alarms = this.alarms.filter((alarm) => alarm.at > now);
      for (const alarm of due) alarm.ring();
    }
    this.arm();
  }
}

/** @returns milliseconds of an ISO 8601 duration such as `PT36H` or `P1DT30M`; null when it is none */
export function parseDuration(text: string): number | null {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
    text.trim().toUpperCase(),
  );
  if (match === null || match.slice(1).every((part) => part === undefined)) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (
    ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000
  );
}
