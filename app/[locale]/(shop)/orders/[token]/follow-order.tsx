import { getTranslations } from "next-intl/server";
import { LiveOrder } from "#components/order/live-order.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";

interface FollowOrderProps {
  order: Order;
  state: string;
  /** The heading of the state. */
  title: string;
  locale: Locale;
  mark: number;
}

/** Keeps the page of an order up to date; without script there is a link that does. */
export async function FollowOrder({ order, state, title, locale, mark }: FollowOrderProps) {
  const t = await getTranslations("order.live");
  const path = toLocalePath(`/orders/${order.token}`, locale);
  return (
    <>
      <LiveOrder
        src={`${path}/events`}
        since={mark}
        version={order.version}
        state={state}
        news={t("news", { title })}
        stale={t("stale")}
        reload={t("reload")}
      />
      <noscript>
        <p className="mb-6 text-sm text-soft print:hidden">
          {t("still")}{" "}
          <a href={path} className="link text-ink">
            {t("reload")}
          </a>
        </p>
      </noscript>
    </>
  );
}
