import { type ClientSettings, createSecuconnectClient } from "../index.ts";

/** Sells two cups on invoice and says where the customer transfers the money. */
export async function sellOnInvoice(settings: ClientSettings, contractId: string): Promise<string> {
  const { smartTransactions } = createSecuconnectClient(settings);
  const { id } = await smartTransactions.create({
    intent: "sale",
    isDemo: true,
    contractId,
    merchantRef: "10042",
    customer: { contact: { forename: "Erika", surname: "Probe", email: "erika@example.test" } },
    basket: [{ id: 1, description: "Tasse", quantity: 2, unitCents: 1290, taxPercent: 19 }],
    amountCents: 2580,
    currency: "EUR",
  });
  const judged = await smartTransactions.prepare(id, "invoice"); // the risk check
  if (judged.status !== "approved") return `not on invoice: ${judged.statusText}`;
  const { instructions } = await smartTransactions.start(id); // after the customer's order click
  return `${instructions?.iban} ${instructions?.remittance}`;
}
