import type { Example, ExampleRequest } from "../example.ts";
import type { OperationName } from "../operations.ts";
import type { StageName } from "../stages/stage.ts";
import { buildRefusal } from "./errors.ts";
import { CREATE_BODY } from "./legacy-parts.ts";

const PATH = "/api/v2/Payment/Secupayinvoices";
const FOREIGN = "GCR_000000000000000000000000000000";
const UNKNOWN = "aaaabbbbccccdd0000";

const STATUS = {
  ProductFormatException: [400, 1001],
  ProductNotAllowedException: [403, 2001],
  ProductDuplicateException: [409, 4009],
  ProductNotFoundException: [404, 4004],
  ProductUpdateFailedException: [409, 4010],
} as const;
type Exception = keyof typeof STATUS;

/** One row of seed 2's error tables: the exception and its reason are documented, the HTTP status is a guess. */
function row(
  operation: OperationName,
  exception: Exception,
  reason: string,
  stage: StageName,
  request: ExampleRequest,
): Example {
  const [status, code] = STATUS[exception];
  const call = operation.split(".").at(-1);
  return {
    operation,
    title: `${call}: ${exception}, ${reason}`,
    source: "seed-leg",
    certainty: "D",
    request,
    stage,
    reply: buildRefusal(status, exception, reason, code),
  };
}

const create = (changes: Record<string, unknown>): ExampleRequest => {
  const body: Record<string, unknown> = { ...CREATE_BODY, ...changes };
  for (const [key, value] of Object.entries(body)) if (value === undefined) delete body[key];
  return { method: "POST", path: PATH, body };
};
const cancel = (body?: unknown, hash = "{hash}"): ExampleRequest => ({
  method: "POST",
  path: `${PATH}/${hash}/cancel`,
  ...(body === undefined ? {} : { body }),
});
const read = (hash: string): ExampleRequest => ({ method: "GET", path: `${PATH}/${hash}` });

const CREATE = "legacy.invoices.create";
const CANCEL = "legacy.invoices.cancel";
const READ = "legacy.invoices.read";

/** Every row of the three error tables of seed 2. */
export const LEGACY_REFUSALS: Example[] = [
  row(CREATE, "ProductFormatException", "no payload provided", "nothing", { method: "POST", path: PATH }),
  row(CREATE, "ProductFormatException", "amount is missing", "customer", create({ amount: undefined })),
  row(CREATE, "ProductFormatException", "currency is missing", "customer", create({ currency: undefined })),
  row(CREATE, "ProductFormatException", "customer id is missing", "customer", create({ customer: undefined })),
  row(CREATE, "ProductNotAllowedException", "access to contract denied", "customer", create({ contract: FOREIGN })),
  row(
    CREATE,
    "ProductNotAllowedException",
    "contract disallows transactions",
    "contractWithoutTransactions",
    create({}),
  ),
  row(CREATE, "ProductNotAllowedException", "product id is missing", "productIdMissing", create({})),
  row(CREATE, "ProductNotAllowedException", "api key disallows payment method", "contractWithoutInvoice", create({})),
  row(CREATE, "ProductDuplicateException", "duplicate order_id", "contractWithUniqueOrders", create({})),

  row(
    CANCEL,
    "ProductNotAllowedException",
    "access to contract denied",
    "legacyInvoice",
    cancel({ contract: FOREIGN }),
  ),
  row(CANCEL, "ProductNotAllowedException", "contract id missing", "legacyInvoice", cancel({ contract: "" })),
  row(CANCEL, "ProductNotAllowedException", "contract disallows payment", "invoiceOfContractWithoutInvoice", cancel()),
  row(CANCEL, "ProductNotFoundException", "transaction not found", "nothing", cancel(undefined, UNKNOWN)),
  row(CANCEL, "ProductNotFoundException", "transaction not accepted", "invoiceNotAccepted", cancel()),
  row(
    CANCEL,
    "ProductUpdateFailedException",
    "transaction status disallows canceling",
    "legacyInvoiceCancelled",
    cancel(),
  ),
  row(CANCEL, "ProductUpdateFailedException", "transaction status change failed", "invoiceCancelFails", cancel()),

  row(READ, "ProductNotFoundException", "invalid id", "nothing", read("S2")),
  row(READ, "ProductNotFoundException", "unknown transaction", "nothing", read(UNKNOWN)),
  row(READ, "ProductNotAllowedException", "access to contract denied", "invoiceOfForeignContract", read("{hash}")),
  row(READ, "ProductNotAllowedException", "access to transaction denied", "invoiceOfForeignCustomer", read("{hash}")),
  row(READ, "ProductFormatException", "invalid id", "nothing", read("s...2")),
];
