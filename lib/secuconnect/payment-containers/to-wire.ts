import * as wire from "#lib/secuconnect/wire/payment-container.ts";
import { omitUndefined, toBody, whenGiven } from "../request.ts";
import type { BankAccountInput, ContainerInput, CreatePaymentContainer, UpdatePaymentContainer } from "./model.ts";

/** The only kind that can still be stored by a call of its own (secuconnect-api §5.7, D). */
const BANK_ACCOUNT = "bank_account";

export function toCreateContainerBody(request: CreatePaymentContainer): wire.CreatePaymentContainer {
  const body = {
    type: BANK_ACCOUNT,
    private: toBankAccount(request.bankAccount),
    customer: whenGiven(request.customerId, (id) => ({ id })),
    contract: whenGiven(request.contractId, (id) => ({ id })),
  };
  return toBody(wire.CreatePaymentContainer, omitUndefined(body));
}

export function toUpdateContainerBody(request: UpdatePaymentContainer): wire.UpdatePaymentContainer {
  const body = {
    type: BANK_ACCOUNT,
    private: whenGiven(request.bankAccount, toBankAccount),
    customer: whenGiven(request.customerId, (id) => ({ id })),
  };
  return toBody(wire.UpdatePaymentContainer, omitUndefined(body));
}

/** An instrument inside create, prepare or start. */
export function toContainer(container: ContainerInput): wire.PaymentContainer {
  if ("id" in container) return { id: container.id };
  return omitUndefined({
    type: BANK_ACCOUNT,
    merchant_id: container.merchantId,
    private: toBankAccount(container.bankAccount),
  });
}

function toBankAccount({ owner, iban, bic }: BankAccountInput): wire.BankAccount {
  return omitUndefined({ owner, iban, bic });
}
