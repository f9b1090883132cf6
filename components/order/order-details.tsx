import { getTranslations } from "next-intl/server";
import { AddressLines } from "#components/checkout/address-lines.tsx";
import { LineList } from "#components/checkout/line-list.tsx";
import { OrderSums } from "#components/checkout/order-sums.tsx";
import { Heading } from "#components/ui/heading.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";

interface OrderDetailsProps {
  order: Order;
  profile: ShopProfile;
  locale: Locale;
  /** Label of the payment method. */
  payment: string;
  /** The account it is paid from, masked. */
  account: string | null;
  /** The day of the order in words. */
  placedOn: string;
}

/** What was ordered, where it goes, how it is paid. */
export async function OrderDetails({ order, profile, locale, payment, account, placedOn }: OrderDetailsProps) {
  const t = await getTranslations("order.details");
  const lines = order.lines.filter((line) => line.kind === "article").map((line) => ({ ...line, features: [] }));
  const isCollected = order.delivery === "collection";
  return (
    <section aria-labelledby="details-title">
      <Heading level={2} size="section" id="details-title" className="mb-4">
        {t("title", { number: order.number })}
      </Heading>
      <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[1fr_20rem]">
        <div>
          <LineList lines={lines} locale={locale} />
          <OrderSums sums={order} delivery={order.delivery} locale={locale} />
        </div>
        <dl className="space-y-4 text-sm">
          <div>
            <dt className="text-xs text-soft">{t("payment")}</dt>
            <dd>
              {payment}
              {account === null ? null : <span className="tabular"> {t("account", { account })}</span>}
              <br />
              <span className="text-soft">{t("placed", { date: placedOn })}</span>
            </dd>
          </div>
          <div>
            <dt className="text-xs text-soft">{t(isCollected ? "billingTo" : "shippingTo")}</dt>
            <dd>
              <AddressLines customer={order.customer} locale={locale} />
            </dd>
          </div>
          {isCollected ? (
            <div>
              <dt className="text-xs text-soft">{t("collectionAt")}</dt>
              <dd>
                {profile.name}
                <br />
                {profile.street}
                <br />
                {profile.postalCode} {profile.city}
              </dd>
            </div>
          ) : null}
        </dl>
      </div>
    </section>
  );
}
