import type { Locale } from "#lib/domain/money.ts";
import deCart from "./messages/de/cart.json" with { type: "json" };
import deCatalogue from "./messages/de/catalogue.json" with { type: "json" };
import deCheckout from "./messages/de/checkout.json" with { type: "json" };
import deCommon from "./messages/de/common.json" with { type: "json" };
import deDocument from "./messages/de/document.json" with { type: "json" };
import deEInvoice from "./messages/de/eInvoice.json" with { type: "json" };
import deError from "./messages/de/error.json" with { type: "json" };
import deHandling from "./messages/de/handling.json" with { type: "json" };
import deLegacyPayment from "./messages/de/legacyPayment.json" with { type: "json" };
import deLegal from "./messages/de/legal.json" with { type: "json" };
import deMail from "./messages/de/mail.json" with { type: "json" };
import deOffice from "./messages/de/office.json" with { type: "json" };
import deOrder from "./messages/de/order.json" with { type: "json" };
import dePayment from "./messages/de/payment.json" with { type: "json" };
import deStaff from "./messages/de/staff.json" with { type: "json" };
import deTasks from "./messages/de/tasks.json" with { type: "json" };
import deWithdrawal from "./messages/de/withdrawal.json" with { type: "json" };
import enCart from "./messages/en/cart.json" with { type: "json" };
import enCatalogue from "./messages/en/catalogue.json" with { type: "json" };
import enCheckout from "./messages/en/checkout.json" with { type: "json" };
import enCommon from "./messages/en/common.json" with { type: "json" };
import enDocument from "./messages/en/document.json" with { type: "json" };
import enEInvoice from "./messages/en/eInvoice.json" with { type: "json" };
import enError from "./messages/en/error.json" with { type: "json" };
import enHandling from "./messages/en/handling.json" with { type: "json" };
import enLegacyPayment from "./messages/en/legacyPayment.json" with { type: "json" };
import enLegal from "./messages/en/legal.json" with { type: "json" };
import enMail from "./messages/en/mail.json" with { type: "json" };
import enOffice from "./messages/en/office.json" with { type: "json" };
import enOrder from "./messages/en/order.json" with { type: "json" };
import enPayment from "./messages/en/payment.json" with { type: "json" };
import enStaff from "./messages/en/staff.json" with { type: "json" };
import enTasks from "./messages/en/tasks.json" with { type: "json" };
import enWithdrawal from "./messages/en/withdrawal.json" with { type: "json" };

const de = {
  cart: deCart,
  catalogue: deCatalogue,
  checkout: deCheckout,
  common: deCommon,
  document: deDocument,
  eInvoice: deEInvoice,
  error: deError,
  handling: deHandling,
  legacyPayment: deLegacyPayment,
  legal: deLegal,
  mail: deMail,
  office: deOffice,
  order: deOrder,
  payment: dePayment,
  staff: deStaff,
  tasks: deTasks,
  withdrawal: deWithdrawal,
};

/** Every text of the product, by namespace. German sets the shape; English has to follow it. */
export type Messages = typeof de;

const en: Messages = {
  cart: enCart,
  catalogue: enCatalogue,
  checkout: enCheckout,
  common: enCommon,
  document: enDocument,
  eInvoice: enEInvoice,
  error: enError,
  handling: enHandling,
  legacyPayment: enLegacyPayment,
  legal: enLegal,
  mail: enMail,
  office: enOffice,
  order: enOrder,
  payment: enPayment,
  staff: enStaff,
  tasks: enTasks,
  withdrawal: enWithdrawal,
};

export const MESSAGES: Record<Locale, Messages> = { de, en };
