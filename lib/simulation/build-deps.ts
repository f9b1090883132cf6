import type { Baskets, Catalogue, MailOutbox, PushInbox, Schedules, Watch } from "#lib/ports.ts";
import { MANDATE_TERMS } from "#lib/store/seed/mandate.ts";
import { SHOP_PROFILE } from "#lib/store/seed/profile.ts";
import type { Deps } from "#lib/usecases/deps.ts";
import { createSimulatedMailer } from "./mail-server.ts";
import { createFaultyGateway } from "./provider/faulty-gateway.ts";
import { reachDatabase, type ShopProcess, sleepIn } from "./shop-process.ts";
import { raiseAttention } from "./store/effects.ts";
import { createInvoiceTable } from "./store/invoices.ts";
import { createJobTable } from "./store/jobs.ts";
import { createOrderTable } from "./store/orders.ts";
import {
  createBasketTable,
  createCatalogueTable,
  createMailTable,
  createPushTable,
  createScheduleTable,
  createWatchTable,
} from "./store/shelves.ts";
import type { World } from "./world.ts";

const PUSH_DELAY_SECONDS = 1;

/** Everything a use case needs, as one life of one process has it; retries of the database as in `lib/runtime.ts`. */
export function buildDeps(world: World, process: ShopProcess): Deps {
  const { random, tables, timeline } = world;
  const reach = <Port extends object>(
    name: string,
    table: { [Key in keyof Port]: unknown },
    repeatable: readonly string[] | "all" | "none",
  ): Port => reachDatabase<Port>(world, process, name, table, repeatable);
  return {
    catalogue: reach<Catalogue>("catalogue", createCatalogueTable(tables), "all"),
    // Kept in memory by the real store as well; nothing of it changes here.
    shop: {
      profile: async () => SHOP_PROFILE,
      legalText: async () => null,
      mandateTerms: async () => MANDATE_TERMS,
    },
    baskets: reach<Baskets>("baskets", createBasketTable(tables), ["find", "create", "setQuantity"]),
    orders: reach<Deps["orders"]>("orders", createOrderTable(tables), "all"),
    invoices: reach<Deps["invoices"]>("invoices", createInvoiceTable(tables), "all"),
    attention: reach<Deps["attention"]>(
      "attention",
      {
        raise: (orderId: string | null, raised: Parameters<typeof raiseAttention>[2]) =>
          raiseAttention(tables, orderId, raised),
      },
      "none",
    ),
    jobs: reach<Deps["jobs"]>("jobs", createJobTable(tables), "none"),
    watch: reach<Watch>("watch", createWatchTable(tables), "none"),
    schedules: reach<Schedules>("schedules", createScheduleTable(tables), "none"),
    pushInbox: reach<PushInbox>("pushInbox", createPushTable(tables, PUSH_DELAY_SECONDS), "all"),
    mailOutbox: reach<MailOutbox>("mailOutbox", createMailTable(tables), "all"),
    // Nobody withdraws here: it moves no money by itself.
    withdrawals: { find: async () => null, markReceipt: async () => {}, tidy: async () => {} },
    gateway: createFaultyGateway(world, process),
    mailer: createSimulatedMailer(world, process),
    drawDocument: async ({ number }, form) => Buffer.from(`${number}.${form}`),
    renderMail: async ({ event }) => ({ subject: event, html: "", text: "", attachments: [] }),
    renderWithdrawalMail: async () => ({ subject: "withdrawal", html: "", text: "", attachments: [] }),
    clock: {
      now: () => new Date(timeline.now() + process.skew),
      elapsed: () => timeline.now() - process.startedAt,
      sleep: (milliseconds) => sleepIn(world, process, milliseconds),
    },
    chance: {
      uuid: () => random.hex().replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
      token: () => random.hex().slice(0, 22),
      fraction: random.fraction,
    },
    rules: world.rules,
    shopUrl: "https://shop.example",
  };
}
