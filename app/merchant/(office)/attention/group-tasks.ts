import { planFor, type Repair, type Urgency } from "#lib/domain/repairs.ts";
import type { Task } from "#lib/ports.ts";

/** What mends a task. `replay` and `resend` are for what is no attention: work put aside, and a mail that was refused. */
export type TaskRepair = Repair | "replay" | "resend";

export interface PlannedTask extends Task {
  /** Unique on the page, the same at every read. */
  id: string;
  repairs: TaskRepair[];
}

/** By urgency, and within it the oldest first. Without an order there is nothing to look at and no page to go to. */
export function groupTasks(tasks: readonly Task[]): Record<Urgency, PlannedTask[]> {
  const groups: Record<Urgency, PlannedTask[]> = { now: [], today: [], later: [] };
  for (const task of [...tasks].sort((a, b) => a.since.getTime() - b.since.getTime())) {
    const { urgency, repairs } = toPlan(task);
    const isPossible = (repair: TaskRepair) =>
      repair === "settle" ||
      repair === "replay" ||
      repair === "toWithdrawal" ||
      (task.order !== null && (repair !== "toOrder" || task.order.isPlaced));
    groups[urgency].push({ ...task, id: toId(task), repairs: repairs.filter(isPossible) });
  }
  return groups;
}

function toPlan({ matter }: Task): { urgency: Urgency; repairs: readonly TaskRepair[] } {
  switch (matter.kind) {
    case "attention":
      return planFor(matter.attention.kind);
    case "mail":
      return { urgency: "today", repairs: ["resend", "toOrder"] };
    case "job":
      return { urgency: "today", repairs: ["replay"] };
    case "call":
      return { urgency: "now", repairs: ["look"] };
  }
}

function toId({ matter, order }: Task): string {
  switch (matter.kind) {
    case "attention":
      return `attention-${matter.id}`;
    case "mail":
      return `mail-${order?.id}-${matter.mail.event}-${matter.mail.attempt}-${matter.mail.about}`;
    case "job":
      return `job-${matter.id}`;
    case "call":
      return `call-${order?.id}`;
  }
}
