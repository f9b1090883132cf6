import { randomBytes } from "node:crypto";
import type { BasketLineInput, ContactInput } from "#lib/secuconnect/index.ts";

/** An invented customer; `example.test` reaches nobody. */
export const DEMO_CONTACT: ContactInput = {
  forename: "Erika",
  surname: "Probe",
  email: "erika.probe@example.test",
  birthDate: "1984-03-17",
  address: { street: "Testweg", streetNumber: "7", postalCode: "01896", city: "Pulsnitz", country: "DE" },
};

/** An account that the official examples use (secuconnect-api §10.3). */
export const DEMO_ACCOUNT = { owner: "Erika Probe", iban: "DE35500105175418493188" };

const SHIPPING_CENTS = 490;
/** From here on there is room for shipping and for goods that are worth it. */
const WITH_SHIPPING_FROM = 1000;

/** Lines that add up to the amount, as a shop would have them. */
export function fillDemoBasket(amountCents: number): BasketLineInput[] {
  const hasShipping = amountCents >= WITH_SHIPPING_FROM;
  const goods = hasShipping ? amountCents - SHIPPING_CENTS : amountCents;
  const quantity = goods % 2 === 0 && hasShipping ? 2 : 1;
  const article: BasketLineInput = {
    id: 1,
    type: "article",
    description: "Enamel cup",
    articleNumber: "DEMO-CUP",
    quantity,
    unitCents: goods / quantity,
    taxPercent: 19,
  };
  const shipping: BasketLineInput = {
    id: 2,
    type: "shipping",
    description: "Shipping",
    quantity: 1,
    unitCents: SHIPPING_CENTS,
    taxPercent: 19,
  };
  return hasShipping ? [article, shipping] : [article];
}

/** `demo-20260302-091500-3f9a1c`: found again with `list --ref 'demo-*'`, and never used twice. */
export function createDemoRef(now: Date = new Date()): string {
  const [date = "", time = ""] = now.toISOString().replaceAll(/[-:]/g, "").split("T");
  return `demo-${date}-${time.slice(0, 6)}-${randomBytes(3).toString("hex")}`;
}
