import { defineMethod } from "../method.ts";

/** Prepayment: started without a risk check, pending until the transfer arrives. */
export const prepaid = defineMethod({
  code: "prepaid",
  authorizes: false,
  capturedMeansPaid: true,
  showsInstructions: true,
  reportsDelivery: false,
  returnDays: 0,
  assignsClaim: false,
  needsMandate: false,
  paysFirst: true,
  fields: [],
});
