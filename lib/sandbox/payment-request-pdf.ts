import { toEuros } from "./incoming-money.ts";
import { findEffectiveAmount } from "./payments.ts";
import { ProviderError } from "./provider-error.ts";
import { renderInstructions } from "./render-transaction.ts";
import type { StoredPayment } from "./state.ts";
import type { World } from "./world.ts";

/** The one-page letter secupay would send once an invoice is due. @throws ProviderError before the delivery report */
export function drawPaymentRequest(world: World, payment: StoredPayment): Buffer {
  const account = renderInstructions(world, payment);
  if (payment.completedAt === null || account === null) {
    throw new ProviderError("ProductNotFoundException", "There is no payment request for this transaction");
  }
  const due = payment.dueAt === null ? "" : new Date(payment.dueAt).toISOString().slice(0, 10);
  return drawPage([
    "Zahlungsaufforderung (Sandbox)",
    `Betrag: ${toEuros(findEffectiveAmount(payment))}`,
    `Empfänger: ${account.owner}`,
    `IBAN: ${account.iban}`,
    `BIC: ${account.bic}`,
    `Verwendungszweck: ${account.purpose}`,
    `Fällig: ${due}`,
  ]);
}

/** A PDF of one A4 page in Helvetica; Latin-1 text only. */
function drawPage(lines: readonly string[]): Buffer {
  const text = lines.map((line) => `(${line.replaceAll(/[\\()]/g, String.raw`\$&`)}) Tj T*`).join("\n");
  const stream = `BT /F1 12 Tf 16 TL 72 770 Td\n${text}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}
