import type {
  BankAccountReply,
  PaymentContainerReply,
  SepaMandate,
  ValidateIbanReply,
} from "#lib/secuconnect/wire/payment-container.ts";
import { orNull } from "../reply.ts";
import type * as model from "./model.ts";

interface WireReference {
  id?: string | null | undefined;
  type?: string | null | undefined;
  public?: BankAccountReply | null | undefined;
  mandate?: SepaMandate | null | undefined;
}

export function fromPaymentContainer(wire: PaymentContainerReply): model.PaymentContainer {
  return {
    ...fromReference(wire),
    id: wire.id,
    created: orNull(wire.created),
    customerId: orNull(wire.customer?.id),
    privateAccount: fromBankAccount(wire.private),
  };
}

/** Null where PHP wrote an empty object. */
export function fromContainerReference(wire: WireReference | null | undefined): model.ContainerReference | null {
  return wire?.id || wire?.type || wire?.mandate ? fromReference(wire) : null;
}

export function fromIbanCheck(wire: ValidateIbanReply): model.IbanCheck {
  const { valid, iban, bic, bankname } = wire;
  return { isValid: valid, iban: orNull(iban), bic: orNull(bic), bankName: orNull(bankname) };
}

function fromReference(wire: WireReference): model.ContainerReference {
  return {
    id: orNull(wire.id),
    type: orNull(wire.type),
    publicAccount: fromBankAccount(wire.public),
    mandate: fromMandate(wire.mandate),
  };
}

export function fromMandate(wire: SepaMandate | null | undefined): model.SepaMandate | null {
  if (!wire?.sepa_mandate_id && !wire?.identification) return null;
  return { id: orNull(wire.sepa_mandate_id), type: orNull(wire.type), reference: orNull(wire.identification) };
}

function fromBankAccount(wire: BankAccountReply | null | undefined): model.BankAccount | null {
  if (!wire?.owner && !wire?.iban) return null;
  return {
    owner: orNull(wire.owner),
    iban: orNull(wire.iban),
    bic: orNull(wire.bic),
    bankName: orNull(wire.bankname),
  };
}
