import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OUTSIDE_EVENTS, type OutsideEvent } from "./outside-events.ts";
import { openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeAll(async () => {
  probe = await openProbe();
});
afterAll(() => probe.close());

const IBAN = { container: { private: { owner: "Erika Probe", iban: "DE37503240001000000524" } } };

/** Ways to bring a new transaction into a state, as calls of the API and levers. */
const STATES: Record<string, (stx: string) => Promise<unknown>> = {
  created: async () => {},
  approved: (stx) => probe.call("POST", `/Smart/Transactions/${stx}/prepare/invoice`),
  "pending prepaid": (stx) => probe.call("POST", `/Smart/Transactions/${stx}/start/prepaid`),
  "pending debit": async (stx) => {
    await probe.lever("POST", "next", { call: "start", outcome: "pending" });
    await probe.call("POST", `/Smart/Transactions/${stx}/start/debit`, IBAN);
  },
  "captured invoice": (stx) => probe.call("POST", `/Smart/Transactions/${stx}/start/invoice`),
  "captured debit": (stx) => probe.call("POST", `/Smart/Transactions/${stx}/start/debit`, IBAN),
  "paid prepaid": async (stx) => {
    await probe.call("POST", `/Smart/Transactions/${stx}/start/prepaid`);
    await probe.lever("POST", `transactions/${stx}/pay`);
  },
  "delivered invoice": async (stx) => {
    await probe.call("POST", `/Smart/Transactions/${stx}/start/invoice`);
    await probe.lever("POST", `transactions/${stx}/capture`);
  },
  "partly paid": async (stx) => {
    await probe.call("POST", `/Smart/Transactions/${stx}/start/prepaid`);
    await probe.lever("POST", `transactions/${stx}/pay`, { amount: 100 });
  },
  "paid out": async (stx) => {
    await probe.call("POST", `/Smart/Transactions/${stx}/start/debit`, IBAN);
    await probe.lever("POST", `transactions/${stx}/payout`);
  },
  "on hold": async (stx) => {
    await probe.call("POST", `/Smart/Transactions/${stx}/start/invoice`);
    await probe.lever("POST", `transactions/${stx}/hold`);
  },
  "refund ordered": async (stx) => {
    const { json } = await probe.call("POST", `/Smart/Transactions/${stx}/start/debit`, IBAN);
    await probe.call("POST", `/Payment/Transactions/${json.transactions[0].id}/cancel`, { reduce_amount_by: 100 });
  },
  "in trouble": async (stx) => {
    await probe.call("POST", `/Smart/Transactions/${stx}/start/debit`, IBAN);
    await probe.lever("POST", `transactions/${stx}/return-debit`);
  },
  cancelled: async (stx) => {
    await probe.call("POST", `/Smart/Transactions/${stx}/start/prepaid`);
    await probe.call("POST", `/Smart/Transactions/${stx}/cancel`);
  },
  failed: async (stx) => {
    await probe.lever("POST", "next", { call: "prepare", outcome: "declined" });
    await probe.call("POST", `/Smart/Transactions/${stx}/prepare/invoice`);
  },
};

/** Written down once more, because page and machine share their rules and could be wrong together. */
const ALLOWED: Record<string, readonly OutsideEvent[]> = {
  created: [],
  approved: ["deny", "expire"],
  "pending prepaid": ["deny", "expire"],
  "pending debit": ["deny", "expire", "confirm"],
  "captured invoice": ["overdue", "issue", "hold", "capture"],
  "captured debit": ["issue", "hold", "settled", "return-debit", "payout"],
  "paid prepaid": ["issue", "hold", "settled", "return-transfer", "payout"],
  "delivered invoice": ["overdue", "issue", "hold", "settled", "payout"],
  "partly paid": ["deny", "expire", "return-transfer"],
  "paid out": ["issue", "hold", "return-debit"],
  "on hold": ["overdue", "issue", "resolve", "capture"],
  "refund ordered": ["issue", "hold", "settled", "return-debit", "payout", "refund-done", "refund-failed"],
  "in trouble": ["resolve", "settled"],
  cancelled: [],
  failed: [],
};

async function arrive(state: (stx: string) => Promise<unknown>): Promise<string> {
  const { id } = await probe.create();
  await state(id);
  return id;
}

const readPage = async (stx: string) => (await fetch(`${probe.sandbox.baseUrl}/console/transactions/${stx}`)).text();

describe("offers of outside events", () => {
  for (const [name, state] of Object.entries(STATES)) {
    it(`are exactly what the state machine allows: ${name}`, async () => {
      const page = await readPage(await arrive(state));
      const offered = OUTSIDE_EVENTS.filter((event) => page.includes(`/${event}"`));
      const allowed: string[] = [];
      for (const event of OUTSIDE_EVENTS) {
        const { ok } = await probe.lever("POST", `transactions/${await arrive(state)}/${event}`);
        if (ok) allowed.push(event);
      }
      expect(offered).toEqual(allowed);
      expect(allowed).toEqual(ALLOWED[name]);
      const { ok: payable } = await probe.lever("POST", `transactions/${await arrive(state)}/pay`, { amount: 100 });
      expect(page.includes('name="euros"')).toBe(payable);
    });
  }

  it("have a German label for every event", async () => {
    const pages: string[] = [];
    for (const state of Object.values(STATES)) pages.push(await readPage(await arrive(state)));
    for (const event of OUTSIDE_EVENTS) {
      const labels = pages.flatMap(
        (page) => new RegExp(`data-key="[^"]*/${event}"[^>]*>([^<]+)</button>`).exec(page)?.[1] ?? [],
      );
      expect(labels[0], event).toMatch(/^[A-ZÄÖÜ]/);
    }
  });
});
