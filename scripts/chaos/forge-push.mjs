// Bodies nobody at the provider has written.

/**
 * @param {import("./deals.mjs").Deal[]} deals whose ids are used under the wrong order
 * @param {number} index which kind of forgery, and part of the event's id
 * @param {() => number} random
 * @returns {{ body: string, eventId: string }}
 */
export function forgePush(deals, index, random) {
  const other = deals[Math.floor(random() * deals.length)];
  const pci = other?.pci ?? "PCI_X";
  const stx = other?.stx ?? "STX_X";
  const eventId = `evt_forged${index}`;
  const push = { object: "event.pushes", id: eventId, created: "2026-11-25T12:00:00+01:00", type: "changed" };
  const one = { object: "payment.transactions", id: pci };
  const claims = { status: 3, simple_status: 3, status_simple: 3, status_text: "paid", amount: 1, currency: "EUR" };
  /** @type {Record<string, unknown>[]} */
  const kinds = [
    { ...push, target: "payment.transactions", data: [one] },
    { ...push, target: "payment.transactions", data: [{ ...one, ...claims }], ...claims },
    { ...push, target: "smart.transactions", data: [{ object: "smart.transactions", id: stx, status: "ok" }] },
    { ...push, target: "general.contracts", data: [{ object: "general.contracts", id: "GCR_FORGED" }] },
    {
      ...push,
      target: "payment.transactions",
      data: Array.from({ length: 60 }, (_, n) => ({ ...one, id: `PCI_${n}` })),
    },
    { ...push, target: "payment.transactions", data: deals.slice(0, 40).map(({ pci: id }) => ({ ...one, id })) },
    { ...push, target: "payment.secupayinvoices", data: [{ object: "payment.secupayinvoices", id: "x".repeat(18) }] },
    { ...push, target: "payment.transactions", type: "deleted", data: [one] },
    { ...push, target: "payment.transactions", data: [] },
    { ...push, target: ["payment.transactions"], data: { id: pci } },
    { ...push, target: "payment.transactions", data: [{ ...one, id: "../../oauth/token?x=" }] },
    { ...push, target: null, data: null, order: { status: "cancelled" }, orderId: "1", __proto__: null },
    {
      ...push,
      data: [{ ...one, customer: { email: "forger@example.test", iban: "DE00" }, url: "http://127.0.0.1:1/" }],
    },
  ];
  return { body: JSON.stringify(kinds[index % kinds.length]), eventId };
}
