import { getTranslations } from "next-intl/server";
import { DataList, DataRow } from "#components/ui/data-list.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { LegacyPayment } from "#lib/ports.ts";
import { formatShortDay } from "../orders/[id]/format-moment.ts";

/** What the provider says of it; what it does not say is left out. */
export async function PaymentFacts({ payment, locale }: { payment: LegacyPayment; locale: Locale }) {
  const t = await getTranslations("legacyPayment");
  const { amountCents, currency, transfer, basket } = payment;
  const money = (cents: number) =>
    currency === null || currency === "EUR" ? formatCents(cents, locale) : `${(cents / 100).toFixed(2)} ${currency}`;
  const rows: [string, string | null | undefined][] = [
    ["orderId", payment.orderId],
    ["purpose", payment.purpose],
    ["reportedOn", payment.reportedOn === null ? null : formatShortDay(new Date(payment.reportedOn), locale)],
    ["owner", transfer?.owner],
    ["iban", transfer?.maskedIban],
    ["remittance", transfer?.remittance],
    ["hash", payment.hash],
    ["pci", payment.pciId],
  ];
  return (
    <section aria-labelledby="legacy-facts" data-legacy-state={payment.state} data-legacy-kind={payment.kind}>
      <Heading level={2} size="part" id="legacy-facts">
        {t(`kinds.${payment.kind}`)}: {t(`states.${payment.state}`, { word: payment.stateText })}
      </Heading>
      <DataList className="mt-3">
        {amountCents === null ? null : (
          <DataRow term={t("facts.amount")} numeric strong fact="amount">
            {money(amountCents)}
          </DataRow>
        )}
        {rows.map(([name, value]) =>
          value ? (
            <DataRow key={name} term={t(`facts.${name}` as never)} fact={name}>
              <span className="break-all">{value}</span>
            </DataRow>
          ) : null,
        )}
      </DataList>
      {basket.length === 0 ? null : (
        <>
          <h3 className="mt-6 font-semibold">{t("basket")}</h3>
          <ul className="mt-2 border-t border-line">
            {basket.map(({ name, quantity, totalCents }, place) => (
              <li
                // Two lines may be the same.
                // biome-ignore lint/suspicious/noArrayIndexKey: nothing is moved
                key={place}
                className="flex justify-between gap-x-4 border-b border-line py-2 text-sm"
              >
                <span>
                  {quantity === null ? "" : `${quantity} × `}
                  {name}
                </span>
                <span className="tabular text-right">{totalCents === null ? "" : money(totalCents)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
