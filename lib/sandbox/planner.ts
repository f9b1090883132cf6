import type { PlannedEvent } from "./state.ts";
import type { Store } from "./store.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** Lets things happen at the bank later, by the virtual clock; what is planned survives a restart. */
export class Planner {
  private readonly store: Store;
  private readonly clock: VirtualClock;
  private readonly run: (event: PlannedEvent) => void;

  /** @param run carries an event out, or leaves it when it has become impossible */
  constructor(store: Store, clock: VirtualClock, run: (event: PlannedEvent) => void) {
    this.store = store;
    this.clock = clock;
    this.run = run;
  }

  plan(event: PlannedEvent): void {
    this.store.meta.planned.push(event);
    this.store.save("meta");
    this.arm(event);
  }

  /** Takes up what was planned before a restart. */
  resume(): void {
    for (const event of this.store.meta.planned) this.arm(event);
  }

  private arm(event: PlannedEvent): void {
    this.clock.setAlarm(event.at, () => {
      const { meta } = this.store;
      if (!meta.planned.includes(event)) return;
      meta.planned = meta.planned.filter((other) => other !== event);
      this.store.save("meta");
      this.run(event);
    });
  }
}
