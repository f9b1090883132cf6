import type { Product } from "#lib/domain/catalogue.ts";
import type { PaymentRules } from "#lib/usecases/deps.ts";
import { createInvariants, type Invariants } from "./invariants.ts";
import { createLedger, type Ledger, type LedgerTransaction, type Verdict } from "./provider/ledger.ts";
import { createRandom, type Random } from "./random.ts";
import type { ShopProcess } from "./shop-process.ts";
import type { Tables } from "./store/tables.ts";
import { createTimeline, type Timeline } from "./timeline.ts";
import { createWeather, type Weather } from "./weather.ts";

/** Everything of one run. */
export interface World {
  random: Random;
  timeline: Timeline;
  weather: Weather;
  tables: Tables;
  ledger: Ledger;
  rules: PaymentRules;
  invariants: Invariants;
  processes: ShopProcess[];
  /** How often the provider refuses for reasons of its own, and leaves bank details out. */
  declines: number;
  detailsMissing: number;
  /** What the provider said, or will say, to a method on a transaction. */
  verdicts: Map<string, Verdict | "refused">;
  /** The method a transaction was last asked to be prepared for. */
  wanted: Map<string, string>;
  /** Whether the run lasts until the calendar has ended what nobody paid. */
  isLong: boolean;
  /** From when on hours may pass between two rounds of a worker. */
  quietFrom: number;
  isProviderAway(): boolean;
  /** Ends a process at once. */
  crash(process: ShopProcess): void;
  /** Set by who has to know: a process died, a transaction changed, work came. */
  onCrash: (process: ShopProcess) => void;
  onLedgerChange: (transaction: LedgerTransaction) => void;
  onWork: () => void;
}

const START = Date.parse("2026-11-23T09:00:00Z");
const MINUTE = 60_000;

export function createWorld(seed: number, keepTrace: boolean): World {
  const random = createRandom(seed);
  const timeline = createTimeline(START, keepTrace);
  const weather = createWeather(random);
  const rules = drawRules(random);
  const outages = Array.from({ length: random.pick([0, 0, 1, 2]) }, () => {
    const from = START + random.between(0, 20 * MINUTE);
    return { from, until: from + random.between(5_000, 6 * MINUTE) };
  });
  const world: World = {
    random,
    timeline,
    weather,
    tables: createTables(random, timeline),
    ledger: createLedger(timeline.now, drawIds(random), (transaction, what) => {
      timeline.note(`ledger ${transaction.id} ${what} -> ${transaction.status}`);
      world.invariants.checkLedger(transaction);
      world.onLedgerChange(transaction);
    }),
    rules,
    invariants: createInvariants(),
    processes: [],
    declines: random.pick([0, 0.05, 0.3]),
    detailsMissing: random.pick([0, 0, 0.2]),
    verdicts: new Map(),
    wanted: new Map(),
    isLong: random.chance(0.04),
    quietFrom: START + 155 * MINUTE,
    isProviderAway: () => outages.some(({ from, until }) => timeline.now() >= from && timeline.now() < until),
    crash(process) {
      if (!process.isAlive) return;
      process.isAlive = false;
      timeline.note(`${process.name} crashes`);
      world.invariants.seen.add("crash");
      world.onCrash(process);
    },
    onCrash: () => {},
    onLedgerChange: () => {},
    onWork: () => {},
  };
  world.tables.onWork = () => world.onWork();
  world.tables.onChange = (before, after) => {
    timeline.note(
      `order ${after.number} v${after.version} ${after.status} ${after.payment.status} ${after.payment.goal}`,
    );
    world.invariants.checkChange(world, before, after);
  };
  return world;
}

function drawIds(random: Random): (prefix: string) => string {
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}_${count}${random.hex().slice(0, 4)}`;
  };
}

/** Short figures, so that a day is soon over. */
function drawRules(random: Random): PaymentRules {
  return {
    autoCapture: random.chance(0.25),
    expected: { contractId: "GCR_1", isDemo: true },
    settleSeconds: 60,
    leaseSeconds: 60,
    customerWaitSeconds: 12,
    draftAccountSeconds: random.pick([1500, 3600]),
    abandonSeconds: random.pick([180, 1200]),
    poll: {
      firstDaySeconds: 900,
      twoWeeksSeconds: 4 * 3600,
      laterSeconds: 1800,
      tickSeconds: 60,
      detailsSeconds: 15,
      unknownSeconds: 900,
    },
  };
}

function createTables(random: Random, timeline: Timeline): Tables {
  const product: Product = {
    id: "p1",
    slug: "flour",
    sku: "A-1",
    categorySlug: "flour",
    name: { de: "Mehl", en: "Flour" },
    teaser: { de: "", en: "" },
    description: { de: "", en: "" },
    features: [],
    priceCents: 1290,
    vatRate: 7,
    content: null,
    byWeight: false,
    stock: random.pick([2, 3, 50]),
    deliveryDays: [1, 2],
    artwork: "flour",
  };
  return {
    now: timeline.now,
    newToken: random.hex,
    orders: new Map(),
    attempts: new Map(),
    jobs: [],
    nextJobId: 0,
    mails: new Map(),
    pushes: [],
    attention: new Map(),
    schedules: new Map(),
    baskets: new Map(),
    products: new Map([[product.id, product]]),
    lastNumber: 10_000,
    invoices: new Map(),
    lastDocument: 0,
    onChange: () => {},
    onWork: () => {},
  };
}
