import { getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { InvoiceKind } from "#lib/domain/invoice.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";

export interface DocumentLink {
  number: string;
  kind: InvoiceKind;
  totalCents: number;
  href: string;
  /** The form for machines, for business customers. */
  xmlHref: string | null;
}

/** Invoice, corrections and cancellation to take along; nothing while there is none. */
export async function DocumentLinks({ documents, locale }: { documents: readonly DocumentLink[]; locale: Locale }) {
  const t = await getTranslations("order.documents");
  if (documents.length === 0) return null;
  return (
    <section aria-labelledby="documents-title" className="print:hidden">
      <Heading level={2} size="section" id="documents-title" className="mb-4">
        {t("title")}
      </Heading>
      <ul className="border-t border-line">
        {documents.map(({ number, kind, totalCents, href, xmlHref }) => (
          <li
            key={number}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3"
          >
            <span>
              <span className="font-semibold">{t(kind)}</span> <span className="tabular text-soft">{number}</span>
              <span className="tabular text-soft"> · {formatCents(totalCents, locale)}</span>
            </span>
            <span className="flex gap-x-5">
              <TextLink href={href} className="inline-flex min-h-11 items-center" aria-label={t("pdf", { number })}>
                PDF
              </TextLink>
              {xmlHref === null ? null : (
                <TextLink
                  href={xmlHref}
                  className="inline-flex min-h-11 items-center"
                  aria-label={t("xml", { number })}
                >
                  XRechnung
                </TextLink>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
