import { defineScenario } from "../scenario.mjs";
import { waitFor } from "../world.mjs";

/** @typedef {import("../world.mjs").World} World */

/**
 * What an answer lacks. A wrong check digit is another matter: such details are told as text, without a code.
 * @type {Record<string, (details: any) => unknown>}
 */
const LACKS = {
  "no details": () => undefined,
  null: () => null,
  "empty list": () => [],
  "empty object": () => ({}),
  "no IBAN": ({ iban: _, ...rest }) => rest,
  "no purpose": (details) => ({ ...details, purpose: null }),
  "empty purpose": (details) => ({ ...details, purpose: "" }),
};
/** So many answers about one transaction, the one to start included, are incomplete. */
const MOST_INCOMPLETE = 4;

export const scenario = defineScenario({
  id: "G-35",
  title: "No mail without details: starts with incomplete answers",
  engines: ["embedded", "postgresql"],
  count: { full: 100, quick: 8 },
  hasGate: true,
  async run(world, trials) {
    const kinds = Object.entries(LACKS);
    /** @type {Map<string, { left: number, spoil: (details: any) => unknown }>} */
    const plans = new Map();
    let spoilt = 0;
    world.gate?.rewrite(({ path }, body) => {
      const stx = /\/Smart\/Transactions\/(STX_\w+)/i.exec(path)?.[1];
      if (stx === undefined || body.payment_instructions === undefined) return body;
      if (!plans.has(stx)) {
        const [, spoil] = kinds[plans.size % kinds.length] ?? kinds[0] ?? ["", () => undefined];
        plans.set(stx, { spoil, left: 1 + Math.floor(world.random() * MOST_INCOMPLETE) });
      }
      const plan = plans.get(stx);
      if (plan === undefined || plan.left === 0) return body;
      plan.left -= 1;
      spoilt += 1;
      return { ...body, payment_instructions: plan.spoil(body.payment_instructions) };
    });
    await world.runTrials(trials, 4, async (trial) => {
      const customer = world.createCustomer(trial);
      const method = trial.index % 3 === 0 ? "invoice" : "prepaid";
      const result = await customer.buy({ method });
      if (result.kind !== "accepted") return world.report("trial", `no order: ${JSON.stringify(result)}`, trial);
      const { token } = result;
      const page = await waitFor(async () => "iban" in (await customer.look(token)).facts, 60_000, 500);
      if (page === null) world.report("I11", "the details came, and the order's page does not show them", trial);
    });
    world.figure("incomplete answers", spoilt);
    if (spoilt < world.ran) world.report("G-35", `only ${spoilt} answers were incomplete in ${world.ran} trials`);
  },
  verify(world, { dump, mails, ledger }) {
    const truths = new Set(
      ledger.transactions.map((/** @type {any} */ each) => toPlain(each.payment_instructions?.iban)),
    );
    const rows = new Map(dump.filter(({ kind }) => kind === "mail").map((row) => [row.messageId, row]));
    for (const { messageId, text, to } of mails) {
      const iban = /^IBAN: (.+)$/m.exec(text ?? "")?.[1];
      const event = rows.get(messageId)?.event;
      if (event === "confirmation" && iban === undefined)
        world.report("I8", `the confirmation to ${to} has no account`);
      if (iban !== undefined && !truths.has(toPlain(iban))) world.report("I8", `the ${event} to ${to} names ${iban}`);
    }
  },
});

/** @param {string | undefined} iban */
function toPlain(iban) {
  return (iban ?? "").replace(/\s/g, "");
}
