import type { PrepareMethod } from "../smart-transactions/model.ts";

/** A method the contract offers. */
export interface AvailablePaymentMethod {
  /** The contract's name for it: `Invoice`, `Prepay`, `Debit`, … */
  name: string;
  /** What prepare and start call it; null for a name we do not know. */
  method: PrepareMethod | null;
}

export interface AvailablePaymentMethods {
  methods: AvailablePaymentMethod[];
}

export interface MethodsQuestion {
  /** ISO 4217 */
  currency?: string;
  /** Demo may offer other methods than live. */
  isDemo?: boolean;
}

/** Whom the credentials belong to. */
export interface Merchant {
  id: string;
  companyName: string | null;
}
