import type { Example } from "../example.ts";
import { TEST_IBAN } from "../orders.ts";
import { buildRefusal } from "./errors.ts";
import { CREATED, ok, PCU } from "./smart-parts.ts";

const PATH = "/api/v2/Payment/Containers";
const PCT = "PCT_9V8B7N6M5C4X3Z2L1K0J9H8G7F6D5S";
const account = { owner: "Jonna Muster", iban: TEST_IBAN };
const shown = { ...account, bic: "INGDDEFFXXX", bankname: "ING-DiBa" };
const body = { type: "bank_account", private: account, customer: { id: "{pcu}" } };
const reply = {
  object: "payment.containers",
  id: PCT,
  type: "bank_account",
  created: CREATED,
  customer: { object: "payment.customers", id: PCU },
  private: shown,
  public: { owner: "Jonna Muster", bankname: "ING-DiBa" },
};
const shared = { certainty: "S", source: "php:PaymentContainersApi, phptest" } as const;

export const CONTAINERS: Example[] = [
  {
    ...shared,
    operation: "paymentContainers.create",
    title: "an account with bank, BIC and mandate filled in",
    request: { method: "POST", path: PATH, body },
    stage: "customer",
    reply: ok({ ...reply, mandate: { sepa_mandate_id: "8812", type: "COR1", identification: "PAM/8812/20017" } }),
    rules: { exact: ["private.iban", "private.owner"], optional: ["mandate.sepa_mandate_id"] },
  },
  {
    ...shared,
    operation: "paymentContainers.create",
    title: "the same account twice",
    source: "NodeJS/PaymentContainersApiJS (its exception is not named)",
    certainty: "D",
    request: {
      method: "POST",
      path: PATH,
      body: { ...body, private: { owner: "Jonna Muster", iban: "DE37503240001000000524" } },
    },
    stage: "container",
    reply: buildRefusal(409, "ProductDuplicateException", "Container exists", 4009),
  },
  {
    ...shared,
    operation: "paymentContainers.read",
    title: "an account",
    request: { method: "GET", path: `${PATH}/{pct}` },
    stage: "container",
    reply: ok(reply),
  },
  {
    ...shared,
    operation: "paymentContainers.list",
    title: "accounts",
    request: { method: "GET", path: `${PATH}?count=1` },
    stage: "container",
    reply: ok({ count: 1, data: [{ object: "payment.containers", id: PCT, type: "bank_account" }] }),
    rules: { absent: ["data.1"] },
  },
  {
    ...shared,
    operation: "paymentContainers.update",
    title: "another account in its place",
    request: { method: "PUT", path: `${PATH}/{pct}`, body: { type: "bank_account", private: account } },
    stage: "container",
    reply: ok(reply),
    rules: { exact: ["private.iban"] },
  },
  {
    ...shared,
    operation: "paymentContainers.remove",
    title: "an account forgotten",
    source: "javatest, php:PaymentContainersApi (a list of what was removed)",
    request: { method: "DELETE", path: `${PATH}/{pct}` },
    stage: "container",
    reply: ok([{ object: "payment.containers", id: PCT }]),
  },
  {
    ...shared,
    operation: "paymentContainers.validateIban",
    title: "an account number looked at",
    source: "php CHANGELOG 2.57.0",
    request: { method: "POST", path: `${PATH}/ValidateSingleIban`, body: { id: "a-1", iban: TEST_IBAN } },
    stage: "nothing",
    reply: ok({ id: "a-1", valid: true, iban: TEST_IBAN, bic: "INGDDEFFXXX", bankname: "ING-DiBa" }),
    rules: { exact: ["id", "valid", "iban"] },
  },
];
