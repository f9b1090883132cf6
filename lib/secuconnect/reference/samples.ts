import type { SecuconnectClient } from "../client.ts";
import type { CreateLegacyTransaction, LegacyBasketLineInput } from "../legacy/model.ts";
import type { ContactInput } from "../payment-customers/model.ts";
import type { ShippingInformation } from "../payment-transactions/model.ts";
import type { BasketLineInput } from "../smart-transactions/basket.ts";
import type {
  CreateSmartTransaction,
  DeliveryInput,
  PrepareOptions,
  SmartTransactionInput,
} from "../smart-transactions/model.ts";

/** Every field given: the compiler asks for a value as soon as a field is added. */
type Complete<T> = T extends readonly (infer Item)[]
  ? readonly Complete<Item>[]
  : T extends object
    ? string extends keyof T
      ? T
      : { [K in keyof T]-?: Complete<Exclude<T[K], undefined>> }
    : T;

const STX = "STX_1";
const PCI = "PCI_1";

const contact: Complete<ContactInput> = {
  salutation: "s1",
  title: "s2",
  forename: "s3",
  surname: "s4",
  companyName: "s5",
  gender: "s6",
  email: "s7",
  phone: "s8",
  mobile: "s9",
  fax: "s10",
  birthDate: "s11",
  birthplace: "s12",
  nationality: "s13",
  website: "s14",
  address: {
    type: "s15",
    street: "s16",
    streetNumber: "s17",
    additionalAddressData: "s18",
    postalCode: "s19",
    city: "s20",
    country: "s21",
  },
};
const shippingAddress = { id: "PCU_2", contact };
const lineFields = {
  id: 1,
  type: "article",
  description: "s1",
  articleNumber: "s2",
  ean: "s3",
  quantity: 2,
  unitCents: 3,
  taxPercent: 4,
  sumCents: 5,
  referenceId: "s4",
  contractId: "s5",
  serialNumber: "s6",
} as const;
const line: Complete<BasketLineInput> = { ...lineFields, subBasket: [{ ...lineFields, id: 11 }] };
const account = { owner: "s1", iban: "s2", bic: "s3" };
const shippingDelivery: Complete<Extract<DeliveryInput, { type: "shipping" }>> = {
  type: "shipping",
  shippedAt: "s1",
  shippedBy: "s2",
  trackingCode: "s3",
  invoiceNumber: "s4",
};
const collection: Complete<Extract<DeliveryInput, { type: "collection" }>> = {
  type: "collection",
  scheduledSlot: { start: "s1", end: "s2" },
  storeId: "s3",
  deliveredAt: "s4",
};

const changeable: Complete<Omit<SmartTransactionInput, "delivery" | "container">> = {
  customer: { id: "PCU_1", contact },
  shippingAddress,
  transactionRef: "s1",
  merchantRef: "s2",
  basket: [line],
  amountCents: 1,
  currency: "EUR",
  gratuityCents: 2,
  autoCapture: true,
  paymentMethods: ["s3"],
  merchantInitiated: true,
  accrual: true,
  creditcardSchemes: ["s4"],
  language: "s5",
  returnUrls: { success: "s6", abort: "s7", error: "s8", push: "s9" },
  checkoutTemplate: "s10",
  locks: { customer: true, shippingAddress: true },
  iframeOptions: { "*": "s11" },
  shopDetails: {
    system: "s12",
    systemVersion: "s13",
    domain: "s14",
    pluginVendor: "s15",
    pluginVersion: "s16",
    userAgent: "s17",
  },
  paymentMethod: "s18",
};
const create: Complete<Omit<CreateSmartTransaction, "delivery" | "container">> = {
  ...changeable,
  intent: "sale",
  contractId: "s19",
  providerContractId: "s20",
  isDemo: true,
  idents: [{ type: "s21", value: "s22" }],
};
const inlineContainer = { bankAccount: account, merchantId: "s1" };
const storedContainer = { id: "PCT_1" };
const prepare: Complete<Omit<PrepareOptions, "container">> = {
  customer: { id: "PCU_1", contact },
  email: "s1",
  callbackUrls: { success: "s2", failure: "s3" },
};
const shipping: Complete<ShippingInformation> = {
  carrier: "s1",
  trackingId: "s2",
  invoiceNumber: "s3",
  shippedAt: "s4",
  orderId: "s5",
};
const legacyFields = {
  type: "s1",
  articleNumber: "s2",
  quantity: 1,
  name: "s3",
  model: "s4",
  ean: "s5",
  taxPercent: 2,
  totalCents: 3,
  unitCents: 4,
  contractId: "s6",
  referenceId: "s7",
};
const legacyLine: Complete<LegacyBasketLineInput> = { ...legacyFields, subBasket: [legacyFields] };
const legacy: Complete<Omit<CreateLegacyTransaction, "customer">> = {
  amountCents: 1,
  currency: "EUR",
  purpose: "s1",
  orderId: "s2",
  contractId: "s3",
  containerId: "s4",
  basket: [legacyLine],
  accrual: true,
  paymentAction: "sale",
  redirectUrls: { success: "s5", failure: "s6", push: "s7" },
  language: "s8",
  hasAcceptedDisclaimer: true,
  isDemo: true,
  experience: { positive: 2, negative: 3 },
  paymentMethods: ["s9"],
};

type ArgumentsOf<Group> = { [Name in keyof Group]: Group[Name] extends (...args: infer A) => unknown ? A[] : never };

const legacyCalls: ArgumentsOf<SecuconnectClient["legacy"]["invoices"]> = {
  create: [[{ ...legacy, customer: "PCU_1" }], [{ ...legacy, customer: { id: "PCU_1", contact } }]],
  read: [["hash"]],
  cancel: [["hash", { reduceByCents: 1, reduceStakeholderPayment: true, contractId: "s1" }]],
  capture: [["hash", shipping, "GCR_1"]],
  setShippingInformation: [["hash", shipping]],
  setBasket: [["hash", [legacyLine]]],
  setAccrual: [["hash", true]],
};

/** Complete arguments of every operation, several where a field has more than one shape. */
export const SAMPLES: {
  [Group in Exclude<keyof SecuconnectClient, "legacy">]: ArgumentsOf<SecuconnectClient[Group]>;
} & { legacy: typeof legacyCalls } = {
  smartTransactions: {
    create: [
      [{ ...create, delivery: shippingDelivery, container: inlineContainer }],
      [{ ...create, delivery: collection, container: storedContainer }],
    ],
    read: [[STX, { expand: "s1" }]],
    list: [[{ count: 20, offset: 3, expand: "s1" }]],
    listAll: [[{ expand: "s1" }]],
    update: [
      [STX, { ...changeable, delivery: shippingDelivery, container: inlineContainer }],
      [STX, { ...changeable, delivery: collection, container: storedContainer }],
    ],
    prepare: [
      [STX, "invoice", { ...prepare, container: inlineContainer }],
      [STX, "invoice", { ...prepare, container: storedContainer }],
    ],
    start: [
      [STX, "prepaid", { ...prepare, container: inlineContainer }],
      [STX, "prepaid", { ...prepare, container: storedContainer }],
    ],
    cancel: [[STX]],
    abort: [[STX]],
    setDelivery: [
      [STX, shippingDelivery],
      [STX, collection],
    ],
  },
  paymentTransactions: {
    read: [[PCI]],
    list: [[{ count: 20, offset: 3, expand: "s1" }]],
    listAll: [[{ expand: "s1" }]],
    checkStatus: [[PCI]],
    cancel: [[PCI, { reduceByCents: 1, reason: "s1", reduceStakeholderPayment: true, containerId: "s2" }]],
    capture: [[PCI, shipping]],
    setShippingInformation: [[PCI, shipping]],
    getPaymentInstructions: [[PCI]],
    getPaymentInstructionsOfSmartTransaction: [[STX]],
    increaseAmount: [[PCI, 1]],
    revokeAccrual: [[PCI]],
  },
  paymentCustomers: {
    create: [[{ contact, contractId: "GCR_1" }]],
    read: [["PCU_1"]],
    update: [["PCU_1", contact]],
    remove: [["PCU_1"]],
    list: [[{ count: 20, offset: 3, expand: "s1" }]],
    listAll: [[{ expand: "s1" }]],
  },
  paymentContainers: {
    create: [[{ bankAccount: account, customerId: "PCU_1", contractId: "GCR_1" }]],
    read: [["PCT_1"]],
    update: [["PCT_1", { bankAccount: account, customerId: "PCU_1" }]],
    remove: [["PCT_1"]],
    list: [[{ count: 20, offset: 3, expand: "s1" }]],
    listAll: [[{ expand: "s1" }]],
    validateIban: [["s1"]],
  },
  contracts: {
    getAvailablePaymentMethods: [["GCR_1", { currency: "EUR", isDemo: true }]],
    getAvailablePaymentMethodsOfSmartTransaction: [["GCR_1", STX, { currency: "EUR", isDemo: true }]],
    readOwnMerchant: [[]],
  },
  legacy: legacyCalls,
};
