import { getTranslations } from "next-intl/server";
import { ChargeFacts } from "#components/order/charge-facts.tsx";
import { formatDay } from "#components/order/format-day.ts";
import type { OrderState } from "#components/order/order-state.ts";
import { toCharge } from "#lib/domain/charge.ts";
import { accountInText } from "#lib/domain/funding.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { getRuntime } from "#lib/runtime.ts";
import { Lead } from "./lead.tsx";
import { LookAgain } from "./look-again.tsx";
import { MailLine } from "./mail-line.tsx";
import { PartLine } from "./part-line.tsx";

export type ChargeState = Extract<OrderState, `charg${string}`>;

interface ChargeLeadProps {
  order: Order;
  state: ChargeState;
  profile: ShopProfile;
  locale: Locale;
}

/** The money is taken from the customer's account: there is nothing to do but to know. */
export async function ChargeLead({ order, state, profile, locale }: ChargeLeadProps) {
  const [t, { shop }] = await Promise.all([getTranslations("order"), getRuntime()]);
  const charge = toCharge(order, await shop.mandateTerms());
  const isOut = order.deliveryStatus === "delivered";
  const isPartly = order.deliveryStatus === "partly" && state === "charged";
  const values = {
    number: order.number,
    amount: formatCents(order.totalCents, locale),
    account: order.payment.funding === null ? "" : accountInText(order.payment.funding),
    date: charge === null ? "" : formatDay(charge.day, locale),
    phone: profile.phone,
  };
  const next = order.delivery === "collection" ? "nextCollection" : "next";
  return (
    <div>
      <Lead title={t(`${state}.title`, values)}>
        {/* The bank may take minutes: the page looks again by itself, with or without script. */}
        {state === "charging" ? <LookAgain seconds={15} /> : null}
        <p role={state === "charging" ? "status" : undefined} className="text-lg">
          {t(`${state}.text`, values)}
        </p>
        {state === "chargeReturned" ? (
          <>
            {isOut ? null : <p>{t("chargeReturned.held")}</p>}
            <p>{t("chargeReturned.help", values)}</p>
          </>
        ) : (
          <>
            {isOut ? null : isPartly ? (
              <PartLine order={order} />
            ) : (
              <p>{t(`${state === "charging" ? "charging" : "charged"}.${next}`)}</p>
            )}
            <p className="text-sm text-soft">
              <MailLine order={order} />
            </p>
          </>
        )}
      </Lead>
      {charge === null || state === "chargeReturned" ? null : <ChargeFacts charge={charge} locale={locale} />}
    </div>
  );
}
