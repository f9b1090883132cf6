import type { LegacyKind, LegacyPayment, LegacyPayments, LegacyResult, LegacyShipping } from "#lib/ports.ts";
import type { SecuconnectClient } from "../client.ts";
import type { LegacyTransaction } from "../legacy/model.ts";
import type { LegacyOperations } from "../legacy/operations.ts";
import type { ShippingInformation } from "../payment-transactions/model.ts";
import { toLegacyFailure } from "./to-legacy-refusal.ts";

const KINDS: readonly LegacyKind[] = ["invoice", "prepaid"];

/** The older endpoints, by what the back office asks of them. */
export function createLegacyPayments(client: SecuconnectClient, contractId: string): LegacyPayments {
  const at = (kind: LegacyKind): LegacyOperations =>
    kind === "invoice" ? client.legacy.invoices : client.legacy.prepays;
  /** The id does not say whose it is: where none knows it, the first one's no counts. */
  async function find(id: string): Promise<LegacyResult<[LegacyTransaction, LegacyKind]>> {
    let first: LegacyResult<never> | null = null;
    for (const kind of KINDS) {
      const result = await ask(async () => at(kind).read(id));
      if (result.kind === "answer") return { kind: "answer", value: [result.value, kind] };
      first ??= result;
      const isElsewhere = result.kind === "refused" && NOT_HERE.includes(result.refusal);
      if (!isElsewhere) return first.kind === "refused" && NOT_HERE.includes(first.refusal) ? result : first;
    }
    return first ?? { kind: "unknown", supportId: null };
  }
  return {
    async read(id) {
      let hash = id;
      if (id.startsWith("PCI_")) {
        const named = await ask(() => client.paymentTransactions.read(id));
        if (named.kind !== "answer") return named;
        hash = named.value.hash ?? id;
      }
      const found = await find(hash);
      if (found.kind !== "answer") return found;
      const [legacy, kind] = found.value;
      const { paymentTransactionId } = legacy;
      // Only the newer object says when delivery was reported; without it the page still says the rest.
      const newer =
        paymentTransactionId === null ? null : await ask(() => client.paymentTransactions.read(paymentTransactionId));
      return {
        kind: "answer",
        value: toPayment(legacy, kind, newer?.kind === "answer" ? newer.value.completionDate : null),
      };
    },
    async cancel({ kind, hash }, byCents) {
      const reduction = byCents === null ? {} : { reduceByCents: byCents };
      const result = await ask(() => at(kind).cancel(hash, { ...reduction, contractId }));
      if (result.kind !== "answer") return result;
      const { remainingCents, isRefundWaitingForPayment } = result.value;
      return { kind: "answer", value: { remainingCents, isRefundWaiting: isRefundWaitingForPayment === true } };
    },
    reportFinal: ({ kind, hash }, shipping) => done(() => at(kind).capture(hash, toShipping(shipping), contractId)),
    reportPart: ({ kind, hash }, shipping) => done(() => at(kind).setShippingInformation(hash, toShipping(shipping))),
  };
}

const NOT_HERE: readonly string[] = ["invalidId", "unknownTransaction", "notFound"];

async function ask<T>(call: () => Promise<T>): Promise<LegacyResult<T>> {
  try {
    return { kind: "answer", value: await call() };
  } catch (error) {
    return toLegacyFailure(error);
  }
}

async function done(call: () => Promise<unknown>): Promise<LegacyResult<null>> {
  const result = await ask(call);
  return result.kind === "answer" ? { kind: "answer", value: null } : result;
}

function toShipping({ carrier, trackingId, invoiceNumber, shippedAt }: LegacyShipping): ShippingInformation {
  return {
    ...(carrier === null ? {} : { carrier }),
    ...(trackingId === null ? {} : { trackingId }),
    ...(invoiceNumber === null ? {} : { invoiceNumber }),
    ...(shippedAt === null ? {} : { shippedAt: shippedAt.toISOString() }),
  };
}

function toPayment(legacy: LegacyTransaction, kind: LegacyKind, reportedOn: string | null): LegacyPayment {
  const { instructions } = legacy;
  return {
    hash: legacy.id,
    kind,
    pciId: legacy.paymentTransactionId,
    state: legacy.status,
    stateText: legacy.statusText,
    amountCents: legacy.amountCents,
    currency: legacy.currency,
    purpose: legacy.purpose,
    orderId: legacy.orderId,
    basket: legacy.basket.map(({ name, quantity, totalCents }) => ({ name: name ?? "–", quantity, totalCents })),
    transfer:
      instructions === null
        ? null
        : { owner: instructions.owner, maskedIban: maskIban(instructions.iban), remittance: instructions.remittance },
    reportedOn,
  };
}

/** "DE02 …… 0051": enough to know it by. */
function maskIban(iban: string | null): string | null {
  const plain = iban?.replaceAll(/\s/g, "") ?? "";
  return plain.length < 10 ? null : `${plain.slice(0, 4)} … ${plain.slice(-4)}`;
}
