import type { ShopProfile } from "#lib/domain/shop.ts";

/** Demo data: an invented merchant in an invented village. Phone number and addresses are reserved for fiction. */
export const SHOP_PROFILE: ShopProfile = {
  name: "Sauer & Kruste",
  claim: { de: "Alles, was ein gutes Brot braucht", en: "All that a good loaf needs" },
  legalName: "Sauer & Kruste GmbH",
  street: "Mühlgasse 4",
  postalCode: "73999",
  city: "Lindach",
  country: "DE",
  email: "hallo@sauer-kruste.example",
  phone: "+49 171 3920042",
  managingDirector: "Henrike Vollmer",
  registerEntry: "Amtsgericht Lindach, HRB 1047",
  vatId: "DE123456788",
  taxNumber: null,
  isSmallBusiness: false,
  shipping: { feeCents: 490, freeFromCents: 5900 },
  countries: ["DE", "AT"],
  invoiceDueDays: 10,
  prepaidHoldDays: 7,
  prepaidReminderDays: 5,
  prepaidGraceDays: 3,
  prepaidInvoiceAt: "payment",
  documentPrefixes: { invoice: "RE", correction: "RK", cancellation: "ST" },
  payeeName: "secupay AG",
};
