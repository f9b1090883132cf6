import { z } from "zod";
import {
  AvailablePaymentMethods,
  AvailablePaymentMethodsReply,
  MerchantReply,
} from "#lib/secuconnect/wire/contract.ts";
import {
  CancelLegacyTransaction,
  CaptureLegacyTransaction,
  CreateLegacyTransaction,
  LegacyAccrual,
  LegacyBasket,
  LegacyCancellation,
  LegacyTransactionReply,
} from "#lib/secuconnect/wire/legacy-transaction.ts";
import { TokenReply, TokenRequest } from "#lib/secuconnect/wire/oauth.ts";
import * as containers from "#lib/secuconnect/wire/payment-container.ts";
import * as customers from "#lib/secuconnect/wire/payment-customer.ts";
import * as payments from "#lib/secuconnect/wire/payment-transaction.ts";
import { EventPush } from "#lib/secuconnect/wire/push.ts";
import * as smart from "#lib/secuconnect/wire/smart-transaction.ts";
import type { OperationName } from "./operations.ts";

interface Schemas {
  /** `null`: the call has no body */
  request: z.ZodType | null;
  /** `null`: the reply is no JSON */
  reply: z.ZodType | null;
}

const pair = (request: z.ZodType | null, reply: z.ZodType | null): Schemas => ({ request, reply });
const smartReply = (request: z.ZodType | null) => pair(request, smart.SmartTransaction);

/** The client's schemas by operation: what it may send, and by what it reads the reply. */
export const SCHEMAS: Record<OperationName, Schemas> = {
  "token.issue": pair(TokenRequest, TokenReply),
  "smartTransactions.create": smartReply(smart.CreateSmartTransaction),
  "smartTransactions.read": smartReply(null),
  "smartTransactions.list": pair(null, looseList(smart.SmartTransaction)),
  "smartTransactions.update": smartReply(smart.UpdateSmartTransaction),
  "smartTransactions.prepare": smartReply(smart.PrepareSmartTransaction),
  "smartTransactions.start": smartReply(null),
  "smartTransactions.startWith": smartReply(smart.StartSmartTransaction),
  "smartTransactions.cancel": smartReply(null),
  "smartTransactions.abort": smartReply(null),
  "smartTransactions.setDelivery": smartReply(smart.SetDelivery),
  "paymentTransactions.read": pair(null, payments.PaymentTransaction),
  "paymentTransactions.list": pair(null, payments.PaymentTransactionList),
  "paymentTransactions.checkStatus": pair(null, payments.PaymentStatus),
  "paymentTransactions.cancel": pair(payments.CancelPaymentTransaction, payments.CancelledPaymentTransactions),
  "paymentTransactions.capture": pair(payments.CapturePaymentTransaction, payments.CapturedPaymentTransaction),
  "paymentTransactions.setShippingInformation": pair(payments.ShippingInformation, payments.ResultReply),
  "paymentTransactions.getPaymentInstructions": pair(null, payments.PaymentInstructionsReply),
  "paymentTransactions.getPaymentInstructionsOfSmartTransaction": pair(null, payments.PaymentInstructionsReply),
  "paymentTransactions.increaseAmount": pair(payments.IncreaseAmount, payments.PaymentTransaction),
  "paymentTransactions.revokeAccrual": pair(null, payments.PaymentTransaction),
  "paymentCustomers.create": pair(customers.CreatePaymentCustomer, customers.PaymentCustomerReply),
  "paymentCustomers.read": pair(null, customers.PaymentCustomerReply),
  "paymentCustomers.list": pair(null, customers.PaymentCustomerList),
  "paymentCustomers.update": pair(customers.UpdatePaymentCustomer, customers.PaymentCustomerReply),
  "paymentCustomers.remove": pair(null, z.array(customers.PaymentCustomerReply)),
  "paymentContainers.create": pair(containers.CreatePaymentContainer, containers.PaymentContainerReply),
  "paymentContainers.read": pair(null, containers.PaymentContainerReply),
  "paymentContainers.list": pair(null, containers.PaymentContainerList),
  "paymentContainers.update": pair(containers.UpdatePaymentContainer, containers.PaymentContainerReply),
  "paymentContainers.remove": pair(null, z.array(containers.PaymentContainerReply)),
  "paymentContainers.validateIban": pair(containers.ValidateIban, containers.ValidateIbanReply),
  "contracts.getAvailablePaymentMethods": pair(AvailablePaymentMethods, AvailablePaymentMethodsReply),
  "contracts.getAvailablePaymentMethodsOfSmartTransaction": pair(null, AvailablePaymentMethodsReply),
  "contracts.readOwnMerchant": pair(null, MerchantReply),
  "girocode.draw": pair(null, null),
  "push.send": pair(EventPush, null),
  ...nameLegacy("legacy.invoices"),
  ...nameLegacy("legacy.prepays"),
};

type LegacyGroup = "legacy.invoices" | "legacy.prepays";

function nameLegacy<G extends LegacyGroup>(group: G) {
  const reply = (request: z.ZodType | null) => pair(request, LegacyTransactionReply);
  const actions = {
    create: reply(CreateLegacyTransaction),
    read: reply(null),
    cancel: pair(CancelLegacyTransaction, LegacyCancellation),
    capture: reply(CaptureLegacyTransaction),
    setShippingInformation: reply(payments.ShippingInformation),
    setBasket: reply(LegacyBasket),
    setAccrual: reply(LegacyAccrual),
  };
  const entries = Object.entries(actions).map(([action, schemas]) => [`${group}.${action}`, schemas]);
  return Object.fromEntries(entries) as Record<`${G}.${keyof typeof actions}`, Schemas>;
}

/** A list asked for some fields only carries objects without `object`. */
function looseList(entry: z.ZodObject) {
  return z.looseObject({ count: z.number(), data: z.array(entry.extend({ object: z.string().optional() })) });
}
