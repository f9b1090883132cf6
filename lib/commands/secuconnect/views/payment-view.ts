import type { PaymentStatus, PaymentTransaction } from "#lib/secuconnect/index.ts";
import { formatAmount } from "../shell/amounts.ts";
import type { Ink } from "../shell/ink.ts";
import { alignRows, type Row, toPlain } from "../shell/layout.ts";
import { advisePayment } from "./status-lines.ts";

/** A Payment Transaction for a person. @param check the answer of checkStatus, where it was asked */
export function writePayment(
  payment: PaymentTransaction,
  check: PaymentStatus | null,
  ink: Ink,
  withCustomer: boolean,
): string[] {
  const { word, meaning, shopShould, colour } = advisePayment(payment);
  const plain = (value: string | null) => value && toPlain(value);
  const { currency, topLevelAmountCents, amountCents } = payment;
  const differs = topLevelAmountCents !== null && topLevelAmountCents !== amountCents;
  const main: Row[] = [
    ["status", `${ink(colour, word)} – ${meaning}`],
    ["shop now", ink("bold", shopShould)],
    ["in detail", `${payment.detailedStatus ?? "–"} ${toPlain(payment.detailedStatusText ?? "")}`.trim()],
    ["amount", formatAmount(amountCents, currency)],
    ["amount above", differs ? `${formatAmount(topLevelAmountCents, currency)} (at the top level)` : null],
    ["left of it", check && formatAmount(check.amountCents, check.currency ?? currency)],
    ["cleared", plain(payment.cleared)],
    ["product", plain(payment.product)],
    ["transId", payment.transId],
    ["hash", plain(payment.hash)],
    ["orderId", plain(payment.orderId)],
    ["invoice", plain(payment.invoiceNumber)],
    ["description", plain(payment.description)],
    ["payout lock", payment.accrual === true ? "yes" : null],
    ["created", plain(payment.created)],
    ["updated", plain(payment.updated)],
    ["delivered", plain(payment.completionDate)],
    ["money in", plain(payment.incomingPaymentDate)],
    ["paid out", plain(payment.payoutDate)],
  ];
  const person: Row[] = [
    ["account", plain(payment.paymentData)],
    ["owner", plain(payment.accountOwner)],
    ["paid from", plain(payment.incomingPaymentIban)],
    ["remittance", plain(payment.incomingPaymentRemittance)],
  ];
  const linked: Row[] = [
    ...payment.parents.map((link): Row => ["made from", describeLink(link)]),
    ...payment.related.map((link): Row => ["related", describeLink(link)]),
    ...payment.documents.map(
      (document): Row => [toPlain(document.documentType ?? document.type ?? "document"), plain(document.url)],
    ),
  ];
  return [
    ink("bold", `Payment Transaction ${toPlain(payment.id)}`),
    ...alignRows([...main, ...(withCustomer ? person : []), ...linked], "  "),
  ];
}

function describeLink({ id, transId, relation }: PaymentTransaction["parents"][number]): string {
  return toPlain([id ?? transId ?? "?", relation].filter(Boolean).join(" "));
}
