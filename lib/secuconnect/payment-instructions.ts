import { orNull } from "./reply.ts";

/** Where the customer transfers the money. Account and remittance belong to one transaction (secuconnect-api §3.6, D). */
export interface PaymentInstructions {
  owner: string | null;
  /** as given; other replies have been seen with blanks */
  iban: string | null;
  bic: string | null;
  bankName: string | null;
  /** The text by which the transfer is found again, `TA …`; it goes out unaltered. */
  remittance: string | null;
  /** Picture at the provider; ours is drawn from the facts above. */
  girocodeUrl: string | null;
}

interface WireAccount {
  owner?: string | null | undefined;
  iban?: string | null | undefined;
  bic?: string | null | undefined;
  bankname?: string | null | undefined;
  purpose?: string | null | undefined;
  girocode_url?: string | null | undefined;
}

/** Null when the reply has none, also when PHP wrote an empty object. */
export function fromPaymentInstructions(wire: WireAccount | null | undefined): PaymentInstructions | null {
  if (!wire?.owner && !wire?.iban && !wire?.purpose) return null;
  return {
    owner: orNull(wire.owner),
    iban: orNull(wire.iban),
    bic: orNull(wire.bic),
    bankName: orNull(wire.bankname),
    remittance: orNull(wire.purpose),
    girocodeUrl: orNull(wire.girocode_url),
  };
}
