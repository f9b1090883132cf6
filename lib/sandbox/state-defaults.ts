import type { Meta, StoredCustomer, StoredPayment, StoredPush, StoredTransaction, Weather } from "./state.ts";

export function createMeta(seed: string): Meta {
  return {
    seed,
    drawn: 0,
    clockOffset: 0,
    clockMoves: [],
    pushMode: "normal",
    smtpMode: "normal",
    contract: {
      methods: ["invoice", "prepaid", "debit"],
      status9: false,
      strict: false,
      expiredTokenStatus: 403,
      tokenLifetime: 1200,
      ownIban: false,
      mixedBaskets: false,
      deliveryCaptures: false,
      uniqueOrderIds: false,
      dueDays: 10,
      overdueDays: 0,
      codeAsText: false,
      transactionsAllowed: true,
      legacyBasketSum: false,
      lateInstructions: false,
    },
    next: [],
    planned: [],
    weather: null,
    requests: 0,
    mails: 0,
    pushes: 0,
    payments: 0,
  };
}

const CUSTOMER = { updated: null, deleted: false } satisfies Partial<StoredCustomer>;
const TRANSACTION = { container: null, pickupCode: null, stumbled: false } satisfies Partial<StoredTransaction>;
const PUSH = { fate: null } satisfies Partial<StoredPush>;

type Named = "id" | "transaction" | "transId" | "hash" | "method" | "amount" | "currency" | "created" | "iban";

/** What every new payment begins with. */
export function createPaymentDefaults(): Omit<StoredPayment, Named> {
  return {
    simple: 0,
    detailed: 1,
    updated: null,
    received: 0,
    incomingAt: null,
    completedAt: null,
    refunded: 0,
    note: null,
    containerOwner: null,
    containerIban: null,
    shipping: null,
    kind: "payment",
    parent: null,
    children: [],
    container: null,
    accrual: false,
    payoutAt: null,
    dueAt: null,
    reason: null,
    incomingPurpose: null,
    incomingIban: null,
    referenceId: null,
    history: [],
  };
}

/** Fills in what a record of an older journal lacks. */
export function upgradeRecord(table: string, value: object): object {
  switch (table) {
    case "payments":
      return { ...createPaymentDefaults(), ...value };
    case "transactions":
      return { ...TRANSACTION, ...value };
    case "customers":
      return { ...CUSTOMER, ...value };
    case "pushes":
      return { ...PUSH, ...value };
    case "requests":
      return { effects: [], warnings: [], ...value };
    default:
      return value;
  }
}

const CALM = { latencies: {}, searchLag: 0, linkLag: 0, pushes: {} } satisfies Partial<Weather>;

/** The same for the rest: modes, contract and weather. */
export function upgradeMeta(meta: Meta): Meta {
  const fresh = createMeta(meta.seed);
  const weather = meta.weather && { ...CALM, ...meta.weather };
  return { ...fresh, ...meta, contract: { ...fresh.contract, ...meta.contract }, weather };
}
