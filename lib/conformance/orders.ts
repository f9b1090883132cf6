import { randomUUID } from "node:crypto";

/** A test person; nobody's data. */
export const CONTACT = {
  forename: "Jonna",
  surname: "Muster",
  email: "jonna.muster@example.test",
  phone: "+49 351 555-0100",
  dob: "1984-07-21",
  address: { street: "Lindenweg", street_number: "12", postal_code: "01097", city: "Dresden", country: "DE" },
};

/** Published test account, as official material uses it. */
export const TEST_IBAN = "DE35500105175418493188";

export const PRODUCTS = [
  { id: 1, item_type: "article", desc: "Roggenbrot", articleNumber: "B-7", quantity: 2, priceOne: 650, tax: 7 },
  { id: 2, item_type: "shipping", desc: "Versand", quantity: 1, priceOne: 490, tax: 19 },
];

/** Gross cents of `PRODUCTS`. */
export const SUM = 1790;

/** Text that no earlier run has used. */
export function drawReference(): string {
  return `conf-${randomUUID().slice(0, 13)}`;
}

/** Body of a create call over 17,90 €, demo. */
export function buildOrder(contract: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const reference = drawReference();
  return {
    is_demo: true,
    intent: "sale",
    contract: { id: contract },
    customer: { contact: CONTACT },
    transactionRef: `Backhaus Bestellung ${reference}`,
    merchantRef: reference,
    basket: { products: PRODUCTS },
    basket_info: { sum: SUM, currency: "EUR" },
    ...changes,
  };
}

/** Body of an old create call over 17,90 €, demo. */
export function buildLegacyOrder(customer: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    amount: SUM,
    currency: "EUR",
    order_id: drawReference(),
    customer,
    demo: true,
    basket: [
      {
        item_type: "article",
        article_number: "B-7",
        quantity: 2,
        name: "Roggenbrot",
        ean: "4123412341243",
        tax: 7,
        total: 1300,
        price: 650,
      },
      { item_type: "shipping", name: "Versand", tax: 19, total: 490 },
    ],
    ...changes,
  };
}
