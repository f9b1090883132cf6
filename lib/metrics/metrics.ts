import type { Clock, GaugeReading, Gauges } from "#lib/ports.ts";
import type { ProcessFigures } from "./process-figures.ts";
import { renderMetrics } from "./render-metrics.ts";

export interface Metrics {
  /** Never fails: without the database `isWhole` is false and the text tells of the process alone. */
  read(): Promise<{ isWhole: boolean; text: string }>;
}

/** However many ask, the database is read once a second at most, and one reading at a time. */
const KEPT_MILLISECONDS = 1_000;
/** A database that hangs is away, as far as whoever watches is concerned. */
const PATIENCE_MILLISECONDS = 3_000;

export function createMetrics(
  { gauges, clock }: { gauges: Gauges; clock: Clock },
  figures: () => ProcessFigures,
): Metrics {
  let kept: { isSettled: boolean; until: number; reading: Promise<GaugeReading | null> } | null = null;
  function read(): Promise<GaugeReading | null> {
    if (kept !== null && (!kept.isSettled || clock.elapsed() < kept.until)) return kept.reading;
    const reading = gauges.read().catch(() => null);
    const entry = { isSettled: false, until: 0, reading };
    kept = entry;
    void reading.then(() => {
      entry.isSettled = true;
      entry.until = clock.elapsed() + KEPT_MILLISECONDS;
    });
    return reading;
  }
  return {
    async read() {
      let timer: NodeJS.Timeout | undefined;
      const tooLate = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), PATIENCE_MILLISECONDS);
      });
      const reading = await Promise.race([read(), tooLate]);
      clearTimeout(timer);
      return { isWhole: reading !== null, text: renderMetrics(figures(), reading) };
    },
  };
}
