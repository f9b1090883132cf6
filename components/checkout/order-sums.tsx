import { getTranslations } from "next-intl/server";
import { DataList, DataRow } from "#components/ui/data-list.tsx";
import { Price } from "#components/ui/price.tsx";
import type { DeliveryKind } from "#lib/domain/checkout.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";

interface OrderSumsProps {
  sums: Pick<Order, "goodsCents" | "shippingCents" | "totalCents" | "vat">;
  delivery: DeliveryKind;
  locale: Locale;
  /** The total is the largest thing around it. */
  large?: boolean;
}

/** Goods, delivery, VAT per rate, and the total last and largest. */
export async function OrderSums({ sums, delivery, locale, large = false }: OrderSumsProps) {
  const t = await getTranslations("checkout.summary");
  return (
    <DataList className={large ? "mt-4" : ""}>
      <DataRow term={t("goods")} numeric>
        <Price cents={sums.goodsCents} locale={locale} />
      </DataRow>
      <DataRow term={delivery === "collection" ? t("collection") : t("shipping")} numeric>
        {sums.shippingCents === 0 ? t("free") : <Price cents={sums.shippingCents} locale={locale} />}
      </DataRow>
      {sums.vat.map((share) => (
        <DataRow key={share.rate} term={t("vat", { rate: share.rate })} numeric>
          <Price cents={share.vatCents} locale={locale} className="text-soft" />
        </DataRow>
      ))}
      <DataRow term={t("total")} numeric strong>
        <Price cents={sums.totalCents} locale={locale} className={large ? "font-display text-2xl font-medium" : ""} />
      </DataRow>
    </DataList>
  );
}
