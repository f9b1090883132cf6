import type { LegacyTransaction, Reply } from "#lib/secuconnect/index.ts";
import { formatAmount } from "../shell/amounts.ts";
import type { Ink } from "../shell/ink.ts";
import { alignRows, type Row, toPlain, writeSection } from "../shell/layout.ts";
import { replyToJson } from "../shell/reply-json.ts";
import { listInstructions } from "./instruction-rows.ts";

/** The two kinds of legacy transactions we speak to, by what the shop calls them. */
export const LEGACY_GROUPS = { invoice: "invoices", prepaid: "prepays" } as const;
export type LegacyMethod = keyof typeof LEGACY_GROUPS;

/** A transaction of the older endpoints for a person. */
export function writeLegacy(legacy: LegacyTransaction, method: LegacyMethod, ink: Ink): string[] {
  const plain = (value: string | null) => value && toPlain(value);
  const word = legacy.status === "unknown" ? `${toPlain(legacy.statusText)} (unknown)` : legacy.status;
  const main: Row[] = [
    ["status", ink("bold", word)],
    ["in detail", legacy.detailedStatus],
    ["amount", formatAmount(legacy.amountCents, legacy.currency)],
    ["payment", plain(legacy.paymentTransactionId)],
    ["transId", legacy.transId],
    ["orderId", plain(legacy.orderId)],
    ["purpose", plain(legacy.purpose)],
    ["action", plain(legacy.paymentAction)],
    ["payout lock", legacy.accrual === true ? "yes" : null],
    ["customer", plain(legacy.customerId)],
    ["payer's page", plain(legacy.iframeUrl)],
  ];
  const basket = legacy.basket.map(
    (line): Row => [
      `${line.quantity ?? 1} × ${toPlain(line.name)}`,
      formatAmount(line.totalCents ?? line.unitCents, legacy.currency),
    ],
  );
  return [
    ink("bold", `Legacy ${method} ${toPlain(legacy.id)}`),
    ...alignRows(main, "  "),
    ...writeSection("Basket", basket),
    ...writeSection("Transfer to", listInstructions(legacy.instructions)),
  ];
}

/** With our names; the payer's account stays out. */
export function legacyToJson(legacy: Reply<LegacyTransaction>, method: LegacyMethod, raw: boolean): object {
  const { container, mandate, ...facts } = legacy;
  const shown = { method, ...facts, container: container && { id: container.id, type: container.type } };
  return replyToJson(legacy, shown, raw);
}
