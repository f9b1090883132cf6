import { getTranslations } from "next-intl/server";
import { TextLink } from "#components/ui/text-link.tsx";
import { isForBusiness } from "#lib/domain/invoice.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import { getRuntime } from "#lib/runtime.ts";
import { formatMoment } from "./format-moment.ts";
import { Part } from "./part.tsx";

/** Invoice, corrections and cancellation, as they were issued. Nothing while none was. */
export async function DocumentList({ orderId, locale }: { orderId: string; locale: Locale }) {
  const [t, { invoices }] = await Promise.all([getTranslations("handling.documents"), getRuntime()]);
  const documents = await invoices.ofOrder(orderId);
  if (documents.length === 0) return null;
  return (
    <Part id="documents" title={t("title")}>
      <ul className="border-t border-line">
        {documents.map(({ number, kind, issuedAt, document }) => {
          const path = `/merchant/orders/${orderId}/documents/${number}`;
          return (
            <li key={number} className="border-b border-line py-2.5 text-sm">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="font-semibold">{t(kind, { number })}</span>
                <span className="tabular">
                  {kind === "invoice" ? "" : "−"}
                  {formatCents(document.totalCents, locale)}
                </span>
              </p>
              <p className="flex flex-wrap gap-x-4 text-soft">
                <span className="tabular">{formatMoment(issuedAt, locale)}</span>
                <TextLink href={`${path}.pdf`} aria-label={t("pdf", { number })}>
                  PDF
                </TextLink>
                {isForBusiness(document) ? (
                  <TextLink href={`${path}.xml`} aria-label={t("xml", { number })}>
                    XRechnung
                  </TextLink>
                ) : null}
              </p>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
