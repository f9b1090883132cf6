import type { z } from "zod";
import { AvailablePaymentMethodsReply, MerchantReply } from "#lib/secuconnect/wire/contract.ts";
import { LegacyCancellation, LegacyTransactionReply } from "#lib/secuconnect/wire/legacy-transaction.ts";
import { PaymentContainerReply, ValidateIbanReply } from "#lib/secuconnect/wire/payment-container.ts";
import { PaymentCustomerReply } from "#lib/secuconnect/wire/payment-customer.ts";
import {
  PaymentInstructionsReply,
  PaymentStatus,
  PaymentTransaction,
} from "#lib/secuconnect/wire/payment-transaction.ts";
import { SmartTransaction } from "#lib/secuconnect/wire/smart-transaction.ts";
import { fromAvailableMethods, fromMerchant } from "../contracts/from-wire.ts";
import { fromLegacyCancellation, fromLegacyTransaction } from "../legacy/from-wire.ts";
import { fromIbanCheck, fromPaymentContainer } from "../payment-containers/from-wire.ts";
import { fromPaymentCustomer } from "../payment-customers/from-wire.ts";
import { fromInstructionsReply, fromPaymentStatus, fromPaymentTransaction } from "../payment-transactions/from-wire.ts";
import { type Reply, readAs } from "../reply.ts";
import { fromSmartTransaction } from "../smart-transactions/from-wire.ts";
import { type FieldPair, probeReply } from "./probe-mapping.ts";
import { sampleOf } from "./schema-sample.ts";

interface ReplyModel {
  probe: () => FieldPair[];
  read: z.ZodType<Reply<object>>;
  /** a reply with every field the schema knows */
  sample: () => unknown;
}

function model<Wire>(schema: z.ZodType<Wire>, fromWire: (wire: Wire) => object): ReplyModel {
  return {
    probe: () => probeReply(schema, fromWire),
    read: readAs(schema, fromWire),
    sample: () => sampleOf(schema),
  };
}

/** Every model a reply is read into, by the name the interfaces use. */
export const MODELS: Readonly<Record<string, ReplyModel>> = {
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
