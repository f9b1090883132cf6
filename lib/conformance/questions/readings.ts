/**
 * How we read what the provider's documentation leaves open (secuconnect-api §11), by question number. When the testing
 * host answers otherwise, the answer is written down here, and the text in `questions.ts` says what else follows from it.
 */
export const READINGS: Record<number, string> = {
  1: "capture",
  2: "merchantRef",
  3: "priceOne",
  4: "desc",
  5: "start",
  6: "approved",
  8: "echoed unchecked",
  9: "text",
  10: "10",
  11: "403",
  12: "supportId, code a number",
  14: "invoice",
  15: "updated",
  16: "status_simple_text",
  17: "three fields are enough",
  19: "1",
  20: "refused before start",
  21: "allowed, overwritten",
  22: "ok",
  24: "no",
  27: "404, 400, 409",
  28: "same transaction",
  29: "parent named by id",
  30: "unchecked",
  32: "old",
};
