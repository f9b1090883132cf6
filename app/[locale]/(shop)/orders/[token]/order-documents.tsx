import { DocumentLinks } from "#components/order/document-links.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";
import { formsOf } from "#lib/usecases/document-file.ts";

/** What was issued for an order, behind the same key as its page. */
export async function OrderDocuments({ order, locale }: { order: Order; locale: Locale }) {
  const issued = await (await getRuntime()).invoices.ofOrder(order.id);
  const links = issued.map((entry) => {
    const path = toLocalePath(`/orders/${order.token}/documents/${entry.number}`, locale);
    const { number, kind, document } = entry;
    const xmlHref = formsOf(entry).includes("xml") ? `${path}.xml` : null;
    return { number, kind, totalCents: document.totalCents, href: `${path}.pdf`, xmlHref };
  });
  return <DocumentLinks documents={links} locale={locale} />;
}
