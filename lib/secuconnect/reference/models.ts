import type { z } from "zod";
import { fromAvailableMethods, fromMerchant } from "../contracts/from-wire.ts";
import { fromLegacyCancellation, fromLegacyTransaction } from "../legacy/from-wire.ts";
import { fromIbanCheck, fromPaymentContainer } from "../payment-containers/from-wire.ts";
import { fromPaymentCustomer } from "../payment-customers/from-wire.ts";
import { fromInstructionsReply, fromPaymentStatus, fromPaymentTransaction } from "../payment-transactions/from-wire.ts";
import { fromSmartTransaction } from "../smart-transactions/from-wire.ts";
import { AvailablePaymentMethodsReply, MerchantReply } from "../wire/contract.ts";
import { LegacyCancellation, LegacyTransactionReply } from "../wire/legacy-transaction.ts";
import { PaymentContainerReply, ValidateIbanReply } from "../wire/payment-container.ts";
import { PaymentCustomerReply } from "../wire/payment-customer.ts";
import { PaymentInstructionsReply, PaymentStatus, PaymentTransaction } from "../wire/payment-transaction.ts";
import { SmartTransaction } from "../wire/smart-transaction.ts";
import { type FieldPair, probeReply } from "./probe-mapping.ts";

function model<Wire>(schema: z.ZodType<Wire>, fromWire: (wire: Wire) => object): () => FieldPair[] {
  return () => probeReply(schema, fromWire);
}

/** Every model a reply is read into, by the name the interfaces use. */
export const MODELS: Readonly<Record<string, () => FieldPair[]>> = {
  SmartTransaction: model(SmartTransaction, fromSmartTransaction),
  PaymentTransaction: model(PaymentTransaction, fromPaymentTransaction),
  PaymentStatus: model(PaymentStatus, fromPaymentStatus),
  PaymentInstructionsForPrint: model(PaymentInstructionsReply, fromInstructionsReply),
  PaymentCustomer: model(PaymentCustomerReply, fromPaymentCustomer),
  PaymentContainer: model(PaymentContainerReply, fromPaymentContainer),
  IbanCheck: model(ValidateIbanReply, fromIbanCheck),
  AvailablePaymentMethods: model(AvailablePaymentMethodsReply, fromAvailableMethods),
  Merchant: model(MerchantReply, fromMerchant),
  LegacyTransaction: model(LegacyTransactionReply, fromLegacyTransaction),
  LegacyCancellation: model(LegacyCancellation, fromLegacyCancellation),
};
