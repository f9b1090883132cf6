import { receiveMoney } from "./incoming-money.ts";
import { applyOutsideEvent, OUTSIDE_EVENTS } from "./outside-events.ts";
import { ProviderError } from "./provider-error.ts";
import type { PlannedEvent } from "./state.ts";
import type { World } from "./world.ts";

/** Lets a planned event happen. One that has become impossible meanwhile is left out, as a bank would. */
export function runPlanned(world: World, { transaction: id, event, input }: PlannedEvent): void {
  const transaction = world.store.tables.transactions.get(id);
  if (transaction === undefined) return;
  try {
    if (event === "pay") receiveMoney(world, transaction, input);
    const known = OUTSIDE_EVENTS.find((candidate) => candidate === event);
    if (known !== undefined) applyOutsideEvent(world, transaction, known, input);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
  }
  world.pushes.release();
}
