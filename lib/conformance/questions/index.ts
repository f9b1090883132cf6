import { DELIVERY_AND_MONEY } from "./delivery-and-money.ts";
import { FLOW } from "./flow.ts";
import type { Question } from "./question.ts";
import { WORDING } from "./wording.ts";

const HIDDEN: Question[] = [
  { number: 7, asks: "Which reference stands on the bank statement?", hidden: "only a bank statement shows it" },
  { number: 13, asks: "Which name has the testing host?", hidden: "SECUCONNECT_API_URL decides whom the suite asks" },
  { number: 18, asks: "When is an invoice due?", hidden: "no reply names the day" },
  { number: 23, asks: "How long may a prepayment stay pending?", hidden: "takes days" },
  { number: 25, asks: "How often is a push repeated, and from where?", hidden: "takes hours and a public address" },
  { number: 26, asks: "Is there a rate limit?", hidden: "nobody should be flooded to find out" },
  {
    number: 31,
    asks: "What does amount mean in a refund?",
    hidden: "two documented meanings: the client never sends it",
  },
];

/** Every open question of secuconnect-api §11, by number. */
export const QUESTIONS: readonly Question[] = [...WORDING, ...FLOW, ...DELIVERY_AND_MONEY, ...HIDDEN].sort(
  (a, b) => a.number - b.number,
);
