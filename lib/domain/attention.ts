/**
 * What a person has to look at. Found by reading, never by guessing, and listed until it is settled.
 * contradiction: the provider's answer does not fit the order; refusedChange: it does not follow what was; disputed: trouble
 * after acceptance; partPayment: something came and not all; lateMoney: money for what has ended; reducedAmount: the provider
 * wants less than the order says; note: the provider remarked something new; endedOutside: ended, and not by us;
 * couldNotEnd: was to end, and the provider would not; stray: an open transaction no order is bound to; unknownTransaction:
 * one under a reference that is not ours; soldOut: accepted again after its goods were given back; detailsMissing: started,
 * and no bank details came; reportRefused: goods are out, and the provider would not take the report; refundRefused: the
 * provider would not reduce the amount, to be tried again or given up; refundUnclear: whether it did cannot be told, because
 * somebody else changed the amount meanwhile: look there, then confirm, try again or give up; reportOverdue: goods
 * are out for an hour, and the provider does not know yet; withdrawal: somebody withdrew from a contract.
 */
export type AttentionKind =
  | "contradiction"
  | "refusedChange"
  | "disputed"
  | "partPayment"
  | "lateMoney"
  | "reducedAmount"
  | "note"
  | "endedOutside"
  | "couldNotEnd"
  | "stray"
  | "unknownTransaction"
  | "soldOut"
  | "detailsMissing"
  | "reportRefused"
  | "refundRefused"
  | "refundUnclear"
  | "reportOverdue"
  | "withdrawal";

export interface Attention {
  kind: AttentionKind;
  /** Tells two of a kind apart, e.g. the id of a transaction. */
  key: string;
  /** For merchants: ids, provider words, amounts; no personal data. */
  detail: Record<string, unknown>;
}
