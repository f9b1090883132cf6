import { getTranslations } from "next-intl/server";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { DataList, DataRow } from "#components/ui/data-list.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Price } from "#components/ui/price.tsx";
import type { PricedBasket } from "#lib/domain/basket.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { formatAlternatives, formatCountries } from "#lib/i18n/format-list.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";

interface BasketSummaryProps {
  basket: PricedBasket;
  profile: ShopProfile;
  /** Labels of the ways to pay. */
  methods: string[];
  locale: Locale;
  /** Brings all lines down to the stock. */
  takeAvailableAction: (form: FormData) => Promise<void>;
}

/** Sums, taxes, the way to checkout, and what § 312j (1) BGB wants said before it: countries and ways to pay. */
export async function BasketSummary({ basket, profile, methods, locale, takeAvailableAction }: BasketSummaryProps) {
  const t = await getTranslations("cart");
  const isShort = basket.lines.some((line) => line.availableQuantity < line.quantity);
  const missingCents = profile.shipping.freeFromCents - basket.goodsCents;
  return (
    <section aria-labelledby="summary-title" className="bg-raised px-5 py-6 lg:sticky lg:top-8">
      <Heading level={2} size="part" id="summary-title" className="mb-3">
        {t("summaryTitle")}
      </Heading>
      <DataList>
        <DataRow term={t("goods")} numeric>
          <Price cents={basket.goodsCents} locale={locale} />
        </DataRow>
        <DataRow term={t("shipping")} numeric>
          {basket.shippingCents === 0 ? t("shippingFree") : <Price cents={basket.shippingCents} locale={locale} />}
        </DataRow>
        <DataRow term={t("total")} numeric strong>
          <Price cents={basket.totalCents} locale={locale} />
        </DataRow>
      </DataList>
      <dl className="mt-2 text-xs text-soft">
        {basket.vat.map((share) => (
          <div key={share.rate} className="flex justify-between py-0.5">
            <dt>{t("vatIncluded", { rate: share.rate })}</dt>
            <dd>
              <Price cents={share.vatCents} locale={locale} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm">
        {missingCents > 0 ? t("missingForFree", { amount: formatCents(missingCents, locale) }) : t("freeReached")}
      </p>
      <div className="mt-5">
        {isShort ? (
          <>
            <Notice tone="warn" title={t("shortTitle")}>
              {t("shortText")}
            </Notice>
            <form action={takeAvailableAction} className="mt-3">
              <Button wide>{t("adjust")}</Button>
            </form>
          </>
        ) : (
          <ButtonLink href={toLocalePath("/checkout", locale)} wide>
            {t("checkout")}
          </ButtonLink>
        )}
      </div>
      <ConditionsList {...{ basket, profile, methods, locale }} />
    </section>
  );
}

async function ConditionsList({ basket, profile, methods, locale }: Omit<BasketSummaryProps, "takeAvailableAction">) {
  const t = await getTranslations("cart");
  const min = Math.max(...basket.lines.map((line) => line.product.deliveryDays[0]));
  const max = Math.max(...basket.lines.map((line) => line.product.deliveryDays[1]));
  return (
    <dl className="mt-6 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      <dt className="text-soft">{t("accepts")}</dt>
      <dd>{formatAlternatives(methods, locale)}</dd>
      <dt className="text-soft">{t("delivers")}</dt>
      <dd>{formatCountries(profile.countries, locale)}</dd>
      <dt className="text-soft">{t("deliveryTime")}</dt>
      <dd>{t("deliveryDays", { min, max })}</dd>
    </dl>
  );
}
