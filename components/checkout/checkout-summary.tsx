import { getTranslations } from "next-intl/server";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import { Price } from "#components/ui/price.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { PricedBasket } from "#lib/domain/basket.ts";
import { DELIVERY_KINDS, type DeliveryKind } from "#lib/domain/checkout.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { LineItem } from "./line-item.ts";
import { LineList } from "./line-list.tsx";
import { OrderSums } from "./order-sums.tsx";

interface CheckoutSummaryProps {
  lines: LineItem[];
  /** The basket priced for either way of delivery; the page shows the one that is chosen in the form. */
  priced: Record<DeliveryKind, PricedBasket>;
  locale: Locale;
  cartHref: string;
}

/**
 * Which sums are seen follows the radio of the form by style alone, without script. The page around form and summary
 * carries the class `group/checkout`.
 */
const SHOWN_FOR: Record<DeliveryKind, string> = {
  shipping: "group-has-[#delivery-collection:checked]/checkout:hidden",
  collection: "hidden group-has-[#delivery-collection:checked]/checkout:block",
};

/** Always open in its column on a wide screen, folded to one line on a phone. */
export async function CheckoutSummary({ lines, priced, locale, cartHref }: CheckoutSummaryProps) {
  const t = await getTranslations("checkout.summary");
  return (
    <details className="bg-raised px-5 py-4 lg:sticky lg:top-8 lg:py-6 lg:[&::details-content]:[content-visibility:visible]">
      <summary className="flex min-h-11 items-center justify-between gap-4 font-semibold lg:supports-[selector(::details-content)]:hidden">
        <span className="flex items-center gap-2">
          {t("toggle")}
          <FoldMark />
        </span>
        {DELIVERY_KINDS.map((kind) => (
          <Price key={kind} cents={priced[kind].totalCents} locale={locale} className={SHOWN_FOR[kind]} />
        ))}
      </summary>
      <h2 className="mt-3 mb-3 text-lg lg:mt-0">{t("title")}</h2>
      <LineList lines={lines} locale={locale} />
      {DELIVERY_KINDS.map((kind) => (
        <div key={kind} className={SHOWN_FOR[kind]}>
          <OrderSums sums={priced[kind]} delivery={kind} locale={locale} />
        </div>
      ))}
      <p className="mt-4 text-sm">
        <TextLink href={cartHref}>{t("edit")}</TextLink>
      </p>
    </details>
  );
}
