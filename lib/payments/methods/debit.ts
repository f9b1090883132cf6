import { defineMethod } from "../method.ts";

/**
 * SEPA direct debit: the account is judged before the order button, and taken from once the order is there. Captured is
 * as good as paid (secuconnect-api §4.2, D); a return debit may follow weeks later.
 */
export const debit = defineMethod({
  code: "debit",
  authorizes: true,
  capturedMeansPaid: true,
  showsInstructions: false,
  // Eight weeks from the debit, and some days until it is done and heard of.
  reportsDelivery: false,
  returnDays: 70,
  assignsClaim: false,
  needsMandate: true,
  paysFirst: false,
  fields: [
    // No `autoComplete`: there is no word for an IBAN, and browsers that know one's own recognise the label.
    { name: "iban", inputMode: "text", autoCapitalize: "characters", spellCheck: false, required: true, maxLength: 60 },
    { name: "accountHolder", autoComplete: "name", maxLength: 70 },
  ],
});
