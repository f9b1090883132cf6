import { getTranslations } from "next-intl/server";
import { AddressLines } from "#components/checkout/address-lines.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { Part } from "./part.tsx";

/** Who ordered, where it goes, and the page the customer sees. */
export async function CustomerFacts({ order, locale }: { order: Order; locale: Locale }) {
  const t = await getTranslations("handling.customer");
  const { email } = order.customer;
  return (
    <Part id="customer" title={t(order.delivery === "collection" ? "titleCollection" : "title")}>
      <div className="border-t border-line pt-2.5 text-sm">
        <AddressLines customer={order.customer} locale={locale} />
        <p className="mt-2 break-all">
          <TextLink href={`mailto:${encodeURIComponent(email).replace("%40", "@")}`}>{email}</TextLink>
        </p>
        <p className="mt-1">
          <TextLink href={toLocalePath(`/orders/${order.token}`, order.locale)}>{t("page")}</TextLink>
          <span className="block text-xs text-soft">{t("pageNote")}</span>
        </p>
      </div>
    </Part>
  );
}
