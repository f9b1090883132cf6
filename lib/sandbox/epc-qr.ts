import { ProviderError } from "./provider-error.ts";
import { renderInstructions } from "./render-transaction.ts";
import { findLinkedPayment, type World } from "./world.ts";

/**
 * The GiroCode of a started transaction as PNG (EPC069-12 version 002, one byte-mode segment, level M).
 * @throws ProviderError ProductNotFoundException while there is nothing to transfer
 */
export async function drawEpcQr(world: World, stx: string | null): Promise<Buffer> {
  const transaction = world.store.tables.transactions.get(stx ?? "");
  const payment = transaction === undefined ? null : findLinkedPayment(world, transaction);
  const to = payment === null ? null : renderInstructions(world, payment);
  if (payment === null || to === null || transaction?.started !== true) {
    throw new ProviderError("ProductNotFoundException", "No payment instructions for this transaction");
  }
  const euros = `EUR${Math.floor(payment.amount / 100)}.${String(payment.amount % 100).padStart(2, "0")}`;
  const payload = ["BCD", "002", "1", "SCT", to.bic, to.owner, to.iban, euros, "", "", to.purpose].join("\n");
  const data = new TextEncoder().encode(payload);
  const { toBuffer } = await import("qrcode"); // not before somebody wants a picture: starting is to be quick
  return toBuffer([{ data, mode: "byte" }], { errorCorrectionLevel: "M", margin: 4, scale: 6 });
}
