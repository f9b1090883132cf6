/** Values that several Smart Transaction examples print; ids and names are made up, the forms are the documented ones. */
export const STX = "STX_4KDR2J8XQ5M7WPNB3T6HC9VYA0EZG1";
export const PCI = "PCI_7QW2E4R6T8Y0U1I3O5P9A2S4D6F8G0";
export const PCU = "PCU_3HJ5K7L9M1N3B5V7C9X1Z3Q5W7E9R1";

export const CREATED = "2026-03-02T10:55:23+01:00";
export const UPDATED = "2026-03-02T10:56:12+01:00";

export const LINK = { object: "payment.transactions", id: PCI };
/** As later SDKs show it. */
export const FULL_LINK = { ...LINK, trans_id: 49425100, transaction_hash: "kqzvwmtrcbxn512049" };

export const INSTRUCTIONS = {
  owner: "secupay AG",
  iban: "DE81850400611005523759",
  bic: "COBADEFFXXX",
  bankname: "Commerzbank CC",
  purpose: "TA 49425100",
  girocode_url: `https://connect-testing.secuconnect.com/qr/epc?stx=${STX}`,
};

export const CUSTOMER_REPLY = {
  object: "payment.customers",
  id: PCU,
  contact: {
    forename: "Jonna",
    surname: "Muster",
    name: "Jonna Muster",
    email: "jonna.muster@example.test",
    phone: "+493515550100",
    dob: "1984-07-21T00:00:00+01:00",
    address: { street: "Lindenweg", street_number: "12", postal_code: "01097", city: "Dresden", country: "DE" },
  },
};

export const BASKET_REPLY = {
  products: [
    {
      id: 1,
      item_type: "article",
      desc: "Roggenbrot",
      articleNumber: "B-7",
      ean: null,
      quantity: 2,
      priceOne: 650,
      tax: 7,
      reference_id: null,
      parent: null,
    },
    { id: 2, item_type: "shipping", desc: "Versand", quantity: 1, priceOne: 490, tax: 19 },
  ],
  type: "default",
  texts: [],
};

const SMART_HEADERS = { "Content-Type": "application/json; charset=UTF-8", "Content-Language": "en_GB" };

export const ok = (body: unknown) => ({ status: 200, reason: "OK", headers: SMART_HEADERS, body });

/** A reply as the guide pages print it: what matters, the rest left out. */
export const smart = (status: string, more: Record<string, unknown> = {}) =>
  ok({ object: "smart.transactions", id: STX, created: CREATED, updated: UPDATED, status, ...more });
