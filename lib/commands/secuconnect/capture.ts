import type { ShippingInformation } from "#lib/secuconnect/index.ts";
import { findPayment } from "./find-payment.ts";
import type { Command, Input } from "./shell/command.ts";
import { UsageError } from "./shell/exit-codes.ts";
import { makeChange, typed } from "./shell/make-change.ts";
import { paymentToJson } from "./views/payment-json.ts";
import { writePayment } from "./views/payment-view.ts";
import { isDeliveryReported } from "./views/status-lines.ts";

export const CAPTURE: Command = {
  name: "capture",
  arguments: "<PCI_…|STX_…>",
  takes: { least: 1, most: 1 },
  summary: "reports the final delivery of an invoice, which makes it due",
  notes: ["Once, when the last parcel has left. What was reported before counts as done. It cannot be taken back."],
  options: {
    carrier: { type: "string", value: "NAME", help: "who carries it, e.g. DHL" },
    tracking: { type: "string", value: "CODE", help: "its tracking number" },
    "invoice-number": { type: "string", value: "NUMBER", help: "the number of the shop's invoice" },
    "shipped-at": {
      type: "string",
      value: "TIME",
      help: "only if not now: ISO 8601 with offset, 2026-03-02T09:15:00+01:00",
    },
  },
  changes: "payments",
  run: async (input, { client, ink, raw }) => {
    const shipping = readShipping(input);
    const before = await findPayment(client, input.positionals[0] ?? "");
    // A merchant may have reported it by hand in the back office (secuconnect-api §7.4, I).
    const wasDone = isDeliveryReported(before);
    const after = wasDone
      ? before
      : await makeChange(`capturing ${before.id}`, typed(`show ${before.id}`), () =>
          client.paymentTransactions.capture(before.id, shipping),
        );
    const sentence = wasDone ? "The delivery was reported before; nothing was sent." : "Delivery reported.";
    return {
      lines: ["", ink("green", sentence), ...writePayment(after, null, ink, false)],
      json: { payment: paymentToJson(after, raw, false), wasCapturedBefore: wasDone },
    };
  },
};

/** @throws UsageError */
function readShipping(input: Input): ShippingInformation | undefined {
  const shippedAt = input.text("shipped-at");
  if (shippedAt !== undefined && !isTime(shippedAt)) {
    throw new UsageError(`--shipped-at is a time with offset such as 2026-03-02T09:15:00+01:00, not "${shippedAt}".`);
  }
  const given = {
    carrier: input.text("carrier"),
    trackingId: input.text("tracking"),
    invoiceNumber: input.text("invoice-number"),
    shippedAt,
  };
  const fields = Object.entries(given).filter(([, value]) => value !== undefined);
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

function isTime(text: string): boolean {
  const hasForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(text);
  return hasForm && !Number.isNaN(Date.parse(text));
}
