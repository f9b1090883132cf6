/** A bank account as we send it. The provider adds BIC and bank name (secuconnect-api §5.7, S). */
export interface BankAccountInput {
  owner: string;
  iban: string;
  bic?: string;
}

/** A payment instrument in create, prepare or start: stored before, or given now. */
export type ContainerInput = { id: string } | { bankAccount: BankAccountInput; merchantId?: string };

export interface BankAccount {
  owner: string | null;
  iban: string | null;
  bic: string | null;
  bankName: string | null;
}

/** SEPA mandate of a bank account. A shop with its own checkout shows it and obtains it (§3.5, S). */
export interface SepaMandate {
  id: string | null;
  /** `COR1`, … */
  type: string | null;
  /** The mandate reference the customer sees, `PAM/…`. */
  reference: string | null;
}

/** A payment instrument inside another object. */
export interface ContainerReference {
  id: string | null;
  /** `bank_account`, … */
  type: string | null;
  /** masked; only where the reply is expanded */
  publicAccount: BankAccount | null;
  mandate: SepaMandate | null;
}

/** A stored payment instrument (`PCT_…`). */
export interface PaymentContainer extends ContainerReference {
  id: string;
  created: string | null;
  customerId: string | null;
  /** Personal data, as stored: keep it out of logs. */
  privateAccount: BankAccount | null;
}

export interface CreatePaymentContainer {
  bankAccount: BankAccountInput;
  customerId?: string;
  contractId?: string;
}

export interface UpdatePaymentContainer {
  bankAccount?: BankAccountInput;
  customerId?: string;
}

export interface IbanCheck {
  isValid: boolean;
  iban: string | null;
  bic: string | null;
  bankName: string | null;
}
