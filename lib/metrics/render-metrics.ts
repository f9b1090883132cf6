import type { Backlog, GaugeReading } from "#lib/ports.ts";
import type { ProcessFigures } from "./process-figures.ts";

interface Sample {
  labels?: Record<string, string>;
  value: number;
}

/** The text form that Prometheus and its relatives read. Without a reading (the database is away) the process speaks alone. */
export function renderMetrics(figures: ProcessFigures, reading: GaugeReading | null): string {
  const lines: string[] = [];
  const metric = (name: string, help: string, samples: readonly Sample[], type = "gauge") => {
    lines.push(`# HELP storefront_${name} ${help}`, `# TYPE storefront_${name} ${type}`);
    for (const { labels, value } of samples) lines.push(`storefront_${name}${toLabels(labels)} ${toNumber(value)}`);
  };
  const backlog = (name: string, what: string, samples: readonly (readonly [Backlog, Record<string, string>?])[]) => {
    const pick = (key: keyof Backlog) =>
      samples.map(([waits, labels]) => ({ labels: labels ?? {}, value: waits[key] }));
    metric(name, `${what}: how many, up to 10000.`, pick("count"));
    metric(`${name}_oldest_seconds`, `${what}: how long the oldest has waited.`, pick("oldestSeconds"));
  };
  metric("database_up", "1 when the database answered this reading.", [{ value: reading === null ? 0 : 1 }]);
  if (reading !== null) {
    backlog("jobs_due", "Jobs that could run now", labelled("kind", reading.dueJobs));
    backlog("jobs_running", "Jobs a worker holds, and for how long a lease has been over", [[reading.runningJobs]]);
    backlog("jobs_dead", "Jobs put aside for a person", [[reading.deadJobs]]);
    backlog("calls_unknown", "Provider calls of unknown outcome", [[reading.unknownCalls]]);
    backlog("calls_stuck", "Provider calls of unknown outcome for more than 5 minutes", [[reading.stuckCalls]]);
    backlog("payments_stuck", "Orders placed over 5 minutes ago whose payment is not started", [
      [reading.stuckPayments],
    ]);
    backlog("pushes_unseen", "Pushes that no look has followed yet", [[reading.unseenPushes]]);
    backlog("looks_overdue", "Payments whose look without a push is overdue", [[reading.overdueLooks]]);
    backlog("mails_queued", "Mails not sent yet", [[reading.queuedMails]]);
    backlog("mails_failed", "Mails refused for good", [[reading.failedMails]]);
    backlog("attention_open", "Entries a person has to look at", labelled("kind", reading.attention));
    const schedules = Object.entries(reading.schedules).sort(([a], [b]) => (a < b ? -1 : 1));
    metric(
      "schedule_finished_seconds",
      "Seconds since this recurring work came to its end; +Inf when it never has.",
      schedules.map(([name, { sinceSeconds }]) => ({
        labels: { name },
        value: sinceSeconds ?? Number.POSITIVE_INFINITY,
      })),
    );
    metric(
      "schedule_overdue_seconds",
      "How long this recurring work has been overdue.",
      schedules.map(([name, { overdueSeconds }]) => ({ labels: { name }, value: overdueSeconds })),
    );
    metric("clock_ahead_seconds", "How far this machine's clock is ahead of the database's.", [
      { value: reading.clockAheadSeconds },
    ]);
  }
  const states = ["closed", "halfOpen", "open"] as const;
  metric(
    "breaker",
    "1 for the state of this process's connection to the provider.",
    states.map((state) => ({ labels: { state }, value: figures.breaker === state ? 1 : 0 })),
  );
  metric(
    "provider_calls_total",
    "Provider calls of this process, by outcome.",
    Object.entries(figures.calls).map(([outcome, value]) => ({ labels: { outcome }, value })),
    "counter",
  );
  metric("worker_here", "1 when this process runs jobs.", [{ value: figures.runsWorker ? 1 : 0 }]);
  metric("memory_resident_bytes", "Memory of this process.", [{ value: figures.residentBytes }]);
  metric("memory_heap_bytes", "Memory that program data takes in this process.", [{ value: figures.heapBytes }]);
  metric("uptime_seconds", "Seconds since this process started.", [{ value: figures.uptimeSeconds }]);
  metric("build_info", "Always 1; says which build runs here.", [{ labels: { build: figures.build }, value: 1 }]);
  return `${lines.join("\n")}\n`;
}

function labelled(label: string, backlogs: Partial<Record<string, Backlog>>): [Backlog, Record<string, string>][] {
  return Object.entries(backlogs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([word, waits]) => (waits === undefined ? [] : [[waits, { [label]: word }]]));
}

function toLabels(labels: Record<string, string> = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[^\w.-]/g, "_")}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function toNumber(value: number): string {
  return value === Number.POSITIVE_INFINITY ? "+Inf" : String(Math.round(value * 1000) / 1000);
}
