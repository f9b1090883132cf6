import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { type Admission, createAdmission } from "./admission.ts";
import { type Config, readConfig } from "./config.ts";
import { createLever, isSandbox, seedOrders } from "./demo/seed-orders.ts";
import { drawDocument } from "./documents/draw-document.ts";
import { renderOrderMail } from "./documents/order-mail.tsx";
import { renderWithdrawalMail } from "./documents/withdrawal-mail.tsx";
import { createLiveFeed, type LiveFeed } from "./live-feed.ts";
import { log } from "./log.ts";
import { createSmtpMailer } from "./mail/smtp-mailer.ts";
import { createMetrics, type Metrics } from "./metrics/metrics.ts";
import { watchProcess } from "./metrics/process-figures.ts";
import { createPasswords } from "./password.ts";
import type {
  AttentionList,
  Catalogue,
  Chance,
  Clock,
  Gauges,
  Jobs,
  LegacyLog,
  LegacyPayments,
  MailAgainLimits,
  OrderList,
  OrderRecords,
  Orders,
  Passwords,
  RateLimit,
  Repairs,
  SignInLimits,
  Staff,
  Tasks,
  Withdrawals,
} from "./ports.ts";
import { createSecuconnectClient } from "./secuconnect/client.ts";
import type { ConnectionEvent } from "./secuconnect/connection/events.ts";
import { createSecuconnectGateway } from "./secuconnect/gateway/gateway.ts";
import { createLegacyPayments } from "./secuconnect/gateway/legacy-payments.ts";
import { answerCommand } from "./store/answer-command.ts";
import { createAttentionList } from "./store/attention-store.ts";
import { createBaskets } from "./store/basket-store.ts";
import { createCatalogue, createShopSettings } from "./store/catalogue-store.ts";
import { createChanges } from "./store/change-store.ts";
import { type OpenDatabase, openDatabase, ping } from "./store/database.ts";
import { freeLeases } from "./store/free-leases.ts";
import { createGauges } from "./store/gauge-store.ts";
import { createInvoices } from "./store/invoice-store.ts";
import { createJobs } from "./store/job-store.ts";
import { createLegacyLog } from "./store/legacy-log.ts";
import { createMailOutbox } from "./store/mail-store.ts";
import { createOrderList } from "./store/order-list-store.ts";
import { createOrderRecords } from "./store/order-record-store.ts";
import { createOrders } from "./store/order-store.ts";
import { createPushInbox } from "./store/push-store.ts";
import { createRateLimit } from "./store/rate-limit-store.ts";
import { createRepairs } from "./store/repair-store.ts";
import { withRetryWhenLost } from "./store/retry-lost.ts";
import { createSchedules } from "./store/schedule-store.ts";
import { seedCatalogue } from "./store/seed/seed-catalogue.ts";
import { createStaff } from "./store/staff-store.ts";
import { withoutValues } from "./store/store-error.ts";
import { createTasks } from "./store/task-store.ts";
import { createWatch } from "./store/watch-store.ts";
import { createWithdrawals } from "./store/withdrawal-store.ts";
import type { Deps } from "./usecases/deps.ts";

/** Everything a page, an action or a job needs, built once per process. */
export interface Runtime extends Deps {
  catalogue: Catalogue;
  config: Config;
  /** Where a crowd waits: orders and baskets being changed, status callbacks being stored. */
  doors: { actions: Admission; pushes: Admission };
  orders: Orders;
  attention: AttentionList;
  jobs: Jobs;
  engine: OpenDatabase["engine"];
  gauges: Gauges;
  legacyPayments: LegacyPayments;
  legacyLog: LegacyLog;
  metrics: Metrics;
  orderList: OrderList;
  /** Tells open pages that something changed. */
  live: LiveFeed;
  /** One order whole, for people of the shop. */
  orderRecords: OrderRecords;
  passwords: Passwords;
  /** What people change about what waits for them. */
  repairs: Repairs;
  signInLimits: SignInLimits;
  mailAgainLimits: MailAgainLimits;
  withdrawals: Withdrawals;
  /** How many statements of withdrawal may be written from one address. */
  withdrawalLimit: RateLimit;
  staff: Staff;
  tasks: Tasks;
  /** Whoever runs jobs in this process hears of new ones here. */
  onWork(listener: () => void): void;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The framework evaluates this module several times in one process, so the instance lives on the global object. */
const SLOT = Symbol.for("secuconnect-storefront.runtime");
const holder = globalThis as { [SLOT]?: Promise<Runtime> | undefined };

export function getRuntime(): Promise<Runtime> {
  holder[SLOT] ??= buildRuntime(readConfig()).catch((error: unknown) => {
    holder[SLOT] = undefined;
    throw error;
  });
  return holder[SLOT];
}

/** @throws ConfigError, DataDirInUse */
export async function buildRuntime(config: Config): Promise<Runtime> {
  const database = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    poolSize: config.databasePool,
    patience: config.databasePatience,
    onPoolError: (error) => log.warn({ err: error }, "database connection lost"),
  });
  const { db } = database;
  if (database.engine === "embedded") await freeLeases(db);
  if (config.mode !== "live") await seedCatalogue(db);
  const listeners = new Set<() => void>();
  const onWork = () => {
    for (const listener of listeners) listener();
  };
  const shop = withoutValues("shop", withRetryWhenLost(createShopSettings(db)));
  const profile = await shop.profile().catch(() => null);
  const { provider } = config;
  const processWatch = watchProcess(() => listeners.size > 0);
  const client = createSecuconnectClient(provider, {
    observe(event) {
      processWatch.observe(event);
      logProviderEvent(event);
    },
  });
  const facts = { ...provider, shopUrl: config.shopUrl, shopName: profile?.name ?? "Shop" };
  const orders = withoutValues("orders", withRetryWhenLost(createOrders(db, onWork)));
  const orderList = withoutValues("orderList", createOrderList(db));
  const jobs = withoutValues("jobs", createJobs(db, onWork));
  const attention = withoutValues("attention", createAttentionList(db));
  const staff = withoutValues("staff", createStaff(db));
  const { addressTries, accountTries, windowSeconds } = config.signIn;
  // What hears is handed out as it is: it answers at once, and not with a promise.
  const changes = { ...withoutValues("changes", createChanges(database)), hear: database.hear };
  const gauges = withoutValues("gauges", createGauges(db));
  const runtime: Runtime = {
    config,
    doors: {
      actions: createAdmission(config.admission.actions),
      pushes: createAdmission(config.admission.pushes),
    },
    engine: database.engine,
    catalogue: withoutValues("catalogue", withRetryWhenLost(createCatalogue(db))),
    shop,
    baskets: withoutValues("baskets", withRetryWhenLost(createBaskets(db), ["find", "create", "setQuantity"])),
    orders,
    orderList,
    live: createLiveFeed(changes, {
      ...LIVE,
      onError: (error) => log.warn({ err: error }, "open pages were not told of changes"),
    }),
    invoices: withoutValues("invoices", withRetryWhenLost(createInvoices(db))),
    orderRecords: withoutValues("orderRecords", withRetryWhenLost(createOrderRecords(db, orders))),
    passwords: createPasswords(),
    signInLimits: {
      address: createRateLimit(db, "sign-in-address", addressTries, windowSeconds),
      account: createRateLimit(db, "sign-in-account", accountTries, windowSeconds),
    },
    mailAgainLimits: {
      soon: createRateLimit(db, "mail-again-soon", 1, 2 * 60),
      day: createRateLimit(db, "mail-again-day", 3, 24 * 60 * 60),
    },
    withdrawals: withoutValues("withdrawals", withRetryWhenLost(createWithdrawals(db, onWork))),
    withdrawalLimit: createRateLimit(db, "withdrawal", 30, 60 * 60),
    staff,
    tasks: withoutValues("tasks", createTasks(db)),
    repairs: withoutValues("repairs", createRepairs(db, onWork)),
    attention,
    gauges,
    metrics: createMetrics({ gauges, clock: CLOCK }, processWatch.read),
    watch: withoutValues("watch", createWatch(db)),
    schedules: withoutValues("schedules", createSchedules(db)),
    jobs,
    legacyPayments: createLegacyPayments(client, provider.contract),
    legacyLog: withoutValues("legacyLog", createLegacyLog(db)),
    mailOutbox: withoutValues("mailOutbox", withRetryWhenLost(createMailOutbox(db))),
    pushInbox: withoutValues("pushInbox", withRetryWhenLost(createPushInbox(db, onWork, config.pushDelaySeconds))),
    gateway: createSecuconnectGateway(client, facts, (failure, call, about) => {
      const { outcome, message: reason } = failure;
      const supportId = "supportId" in failure ? failure.supportId : undefined;
      log.warn({ call, about, outcome, reason, supportId }, "provider call failed");
    }),
    mailer: createSmtpMailer(config.mail.smtpUrl, config.mail.from),
    renderMail: renderOrderMail,
    renderWithdrawalMail,
    drawDocument,
    clock: CLOCK,
    chance: CHANCE,
    rules: {
      autoCapture: provider.autoCapture,
      expected: { contractId: provider.contract, isDemo: provider.isDemo },
      settleSeconds: config.settleSeconds,
      draftAccountSeconds: config.draftAccountSeconds,
      abandonSeconds: config.abandonSeconds,
      leaseSeconds: config.jobs.leaseSeconds,
      customerWaitSeconds: config.customerWaitSeconds,
      poll: config.poll,
    },
    shopUrl: config.shopUrl,
    onWork: (listener) => listeners.add(listener),
    ping: () => ping(db),
    close: () => database.close(),
  };
  const seedDemo = async () =>
    config.mode !== "live" && (await isSandbox(provider.apiUrl))
      ? seedOrders(runtime, createLever(provider.apiUrl))
      : null;
  database.lock?.answerWith((line) =>
    answerCommand({ db, jobs, orders, attention, orderList, seedOrders: seedDemo }, line),
  );
  return runtime;
}

/** Looks for all open pages of a process, of which there are only so many: soon after a call, else rarely. */
const LIVE = { gatherMilliseconds: 150, quietMilliseconds: 15_000, deafMilliseconds: 2_000, most: 500 };

const CLOCK: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

const CHANCE: Chance = {
  uuid: randomUUID,
  token: () => randomBytes(16).toString("base64url"),
  fraction: Math.random,
};

/** Failures are reported again with the order's step; here stands what the provider's support asks for. */
function logProviderEvent(event: ConnectionEvent): void {
  if (event.kind === "breaker") log.warn(event, "provider connection changed");
  else log.debug(event, "provider call");
}
