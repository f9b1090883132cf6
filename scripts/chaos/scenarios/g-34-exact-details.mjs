import { buyDeals, forEach } from "../deals.mjs";
import { readGirocode } from "../order-page.mjs";
import { defineScenario } from "../scenario.mjs";

export const scenario = defineScenario({
  id: "G-34",
  title: "Transfer details are exact: the code on the page and the code in the mail",
  engines: ["embedded", "postgresql"],
  count: { full: 500, quick: 6 },
  async run(world, trials) {
    // An account of its own for each, so that a mix-up shows.
    await world.sandbox.pull("contract", { ownIban: true });
    await buyDeals(world, trials, ({ index }) => (index % 2 === 0 ? "prepaid" : "invoice"));
  },
  async verify(world, { dump, ledger, mails }) {
    const attempts = new Map(dump.filter(({ kind }) => kind === "attempt").map((row) => [row.id, row]));
    const truths = new Map(ledger.transactions.map((/** @type {any} */ each) => [each.id, each]));
    const orders = dump.filter(({ kind, status }) => kind === "order" && status === "placed");
    let codes = 0;
    await forEach(orders, 2, async ({ id, token, number, totalCents, attemptId }) => {
      const truth = truths.get(attempts.get(attemptId)?.stxId);
      const page = await fetch(`${world.shops.shopUrl}/orders/${token}/girocode.png`);
      const picture = Buffer.from(await page.arrayBuffer());
      if (page.status !== 200) world.report("I8", `order ${number}: its page has no code (${page.status})`);
      const told = dump.find((row) => row.kind === "mail" && row.orderId === id && row.event === "confirmation");
      const mail = mails.find(({ messageId }) => messageId === told?.messageId);
      const enclosed = mail?.attachments.find((/** @type {any} */ { contentType }) => /^image\/png/.test(contentType));
      if (!enclosed) world.report("I8", `order ${number}: its mail has no code`);
      const pictures = {
        page: page.status === 200 ? picture : null,
        mail: enclosed ? Buffer.from(enclosed.contentBase64, "base64") : null,
      };
      for (const [where, png] of Object.entries(pictures)) {
        if (png === null) continue;
        codes += 1;
        const problem = compareCode(await readGirocode(png), truth, totalCents);
        if (problem) world.report("I8", `order ${number}, code in the ${where}: ${problem}`);
      }
    });
    const accounts = new Set(ledger.transactions.map((/** @type {any} */ each) => each.payment_instructions?.iban));
    world.figure("codes read", codes);
    world.figure("accounts", accounts.size);
    if (orders.length > 0 && codes === 0) world.report("G-34", "no code was read, so this trial shows nothing");
  },
});

/**
 * @param {string[] | null} lines @param {any} truth of the ledger @param {number} totalCents
 * @returns {string} what is wrong; empty when nothing is
 */
function compareCode(lines, truth, totalCents) {
  if (lines === null) return "cannot be read";
  const { owner, iban, bic, purpose } = truth?.payment_instructions ?? {};
  const [service, version, , kind, saidBic, saidOwner, saidIban, saidAmount, , , saidPurpose] = lines;
  const wanted = {
    service: [service, "BCD"],
    version: [version === "001" || version === "002", true],
    kind: [kind, "SCT"],
    bic: [saidBic || bic, bic],
    owner: [saidOwner, owner],
    iban: [saidIban, iban?.replace(/\s/g, "")],
    amount: [saidAmount, `EUR${(totalCents / 100).toFixed(2)}`],
    purpose: [saidPurpose, purpose],
  };
  return Object.entries(wanted)
    .filter(([, [said, true_]]) => said !== true_)
    .map(([name, [said, true_]]) => `${name} is "${said}", not "${true_}"`)
    .join(", ");
}
