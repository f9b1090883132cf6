import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXAMPLES } from "./examples/index.ts";
import { openSandboxHost, type SandboxHost } from "./fixtures/sandbox-host.ts";
import type { OperationName } from "./operations.ts";
import { SCHEMAS } from "./schemas.ts";
import { reachStage } from "./stages/reach-stage.ts";

/** Spellings that pages, models and other parts of the API suggest, and that the provider does not know. */
const MISSPELLINGS: [OperationName, right: string, wrong: string][] = [
  ["smartTransactions.create", "merchantRef", "merchant_ref"],
  ["smartTransactions.create", "transactionRef", "transaction_ref"],
  ["smartTransactions.create", "basket.products.0.priceOne", "price_one"],
  ["smartTransactions.create", "basket.products.0.priceOne", "price"],
  ["smartTransactions.create", "basket.products.0.articleNumber", "article_number"],
  ["smartTransactions.create", "basket.products.1.desc", "name"],
  ["smartTransactions.create", "customer.contact.forename", "first_name"],
  ["smartTransactions.create", "customer.contact.surname", "last_name"],
  ["smartTransactions.create", "application_context.return_urls.url_push", "push_url"],
  ["smartTransactions.create", "payment_context.auto_capture", "autoCapture"],
  ["smartTransactions.prepare", "container.private.iban", "IBAN"],
  ["smartTransactions.setDelivery", "delivery_options.shipped_by", "carrier"],
  ["smartTransactions.setDelivery", "delivery_options.tracking_code", "tracking_id"],
  ["paymentTransactions.capture", "shipping_information.tracking_id", "tracking_code"],
  ["paymentTransactions.capture", "shipping_information", "delivery_options"],
  ["paymentTransactions.cancel", "reduce_amount_by", "reduce_by"],
  ["paymentTransactions.increaseAmount", "amount", "sum"],
  ["legacy.invoices.create", "basket.1.article_number", "articleNumber"],
  ["legacy.invoices.create", "basket.1.price", "priceOne"],
  ["legacy.invoices.create", "order_id", "merchantRef"],
];

/** A copy with one key renamed. */
function rename(value: unknown, [key = "", ...rest]: string[], wrong: string): unknown {
  if (Array.isArray(value)) return value.map((entry, at) => (String(at) === key ? rename(entry, rest, wrong) : entry));
  const entries = Object.entries(value as object);
  return Object.fromEntries(
    entries.map(([name, inner]) => {
      if (name !== key) return [name, inner];
      return rest.length === 0 ? [wrong, inner] : [name, rename(inner, rest, wrong)];
    }),
  );
}

const has = (value: unknown, path: string) =>
  path.split(".").reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value) !==
  undefined;

function findExample(operation: OperationName, path: string) {
  const found = EXAMPLES.find(
    ({ request, reply, ...example }) =>
      example.operation === operation && example.stage && reply.status === 200 && has(request.body, path),
  );
  if (found === undefined) throw new Error(`No example of ${operation} has ${path}`);
  return found;
}

let sandbox: SandboxHost;
beforeAll(async () => {
  sandbox = await openSandboxHost();
});
afterAll(() => sandbox.close());

describe("a misspelt field", () => {
  it.each(MISSPELLINGS)(
    "of %s: %s as %s is refused by the client's schema and by the strict sandbox",
    async (operation, right, wrong) => {
      const example = findExample(operation, right);
      const body = rename(example.request.body, right.split("."), wrong);
      expect(SCHEMAS[operation].request?.safeParse(example.request.body).success).toBe(true);
      expect(SCHEMAS[operation].request?.safeParse(body).success).toBe(false);

      const ids = await reachStage(sandbox.host, example.stage ?? "nothing");
      await sandbox.levers.setContract({ strict: true });
      const reply = await sandbox.host.send({ ...example.request, body }, ids);
      await sandbox.levers.restore();
      // A required field that is missing is named first.
      const named = new RegExp(`${wrong}|${right.split(".").at(-1)}`);
      expect(reply).toMatchObject({
        status: 400,
        body: { error: "ProductFormatException", error_details: expect.stringMatching(named) },
      });
    },
  );

  it("is not the deprecated amount of a refund: the provider knows it, and our client never sends it", () => {
    expect(SCHEMAS["paymentTransactions.cancel"].request?.safeParse({ amount: 490 }).success).toBe(false);
    expect(SCHEMAS["legacy.invoices.cancel"].request?.safeParse({ amount: 490 }).success).toBe(false);
  });
});
