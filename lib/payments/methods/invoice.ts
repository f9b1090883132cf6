import { defineMethod } from "../method.ts";

/** Purchase on account: risk check first, goods next, money after the reported final delivery. */
export const invoice = defineMethod({
  code: "invoice",
  authorizes: true,
  capturedMeansPaid: false,
  showsInstructions: true,
  reportsDelivery: true,
  returnDays: 0,
  assignsClaim: true,
  needsMandate: false,
  paysFirst: false,
  fields: [{ name: "birthDate", autoComplete: "bday", inputMode: "decimal", maxLength: 30, narrow: true }],
});
