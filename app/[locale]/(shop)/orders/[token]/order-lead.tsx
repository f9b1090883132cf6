import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import { formatDay } from "#components/order/format-day.ts";
import { GirocodePanel } from "#components/order/girocode-panel.tsx";
import { maskEmail } from "#components/order/mask-email.ts";
import type { OrderState } from "#components/order/order-state.ts";
import { TransferFacts } from "#components/order/transfer-facts.tsx";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { addBankWorkingDays } from "#lib/domain/bank-days.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { toTransfer } from "#lib/domain/transfer.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { FALLBACK_METHOD, paymentMethod } from "#lib/payments/index.ts";
import { payOtherwiseAction } from "./actions.ts";
import { ChargeLead } from "./charge-lead.tsx";
import { Lead } from "./lead.tsx";
import { MailLine } from "./mail-line.tsx";

interface OrderLeadProps {
  order: Order;
  state: OrderState;
  profile: ShopProfile;
  locale: Locale;
  /** From the address: what went wrong when another method was asked for. */
  problem: string | string[] | undefined;
}

/** The state of the order in a heading, and what it asks of the customer. */
export async function OrderLead(props: OrderLeadProps) {
  const { order, state, profile } = props;
  const t = await getTranslations("order");
  const { number } = order;
  const { phone } = profile;
  switch (state) {
    case "transfer":
      return <TransferLead {...props} />;
    case "payLater":
    case "payLaterDelivered":
      return <PayLaterLead {...props} state={state} />;
    case "denied":
      return <DeniedLead {...props} />;
    case "checking":
    case "detailsMissing": {
      const strong = (words: ReactNode) => <strong>{words}</strong>;
      const email = maskEmail(order.customer.email);
      return (
        <Lead title={t(`${state}.title`, { number })}>
          {/* The page asks again by itself, with or without script, until it has something to tell. */}
          <meta httpEquiv="refresh" content="5" />
          <p role="status" className="text-lg">
            {t.rich(`${state}.text`, { strong })}
          </p>
          <p className="text-soft">{t(`${state}.mail`, { email, phone })}</p>
        </Lead>
      );
    }
    case "paid":
    case "paidDelivered": {
      const title = order.delivery === "collection" ? ("titleCollection" as const) : ("title" as const);
      return (
        <Lead title={t(`${state}.${title}`, { number })}>
          <p className="text-lg">
            {t(`${state}.text`, { number, amount: formatCents(order.totalCents, props.locale) })}
          </p>
        </Lead>
      );
    }
    case "charging":
    case "charged":
    case "chargedDelivered":
    case "chargeReturned":
      return <ChargeLead {...props} state={state} />;
    case "disputed":
      return (
        <Lead title={t("disputed.title", { number })}>
          <p className="text-lg">{t("disputed.text", { phone })}</p>
        </Lead>
      );
    case "cancelled":
    case "refunded": {
      const text = order.payment.funding === null ? ("text" as const) : ("textCharged" as const);
      return (
        <Lead title={t(`${state}.title`, { number })}>
          <p className="text-lg">{t(`${state}.${text}`, { phone })}</p>
        </Lead>
      );
    }
  }
}

/** Amount and date first and largest, then the facts, the code beside them. */
async function TransferLead({ order, profile, locale }: OrderLeadProps) {
  const t = await getTranslations("order");
  const transfer = toTransfer(order);
  if (transfer === null) return null;
  const days = profile.prepaidHoldDays;
  const date = formatDay(addBankWorkingDays(toBerlinDay(order.placedAt ?? order.createdAt), days), locale);
  const holdKey = order.delivery === "collection" ? "holdCollection" : "hold";
  return (
    <div>
      <Heading level={1} size="section" className="max-w-3xl">
        {t("transfer.title", { number: order.number })}
      </Heading>
      <p className="tabular mt-5 font-display text-4xl">
        {formatCents(transfer.openCents, locale)}{" "}
        <span className="block text-2xl tracking-normal">{t("transfer.until", { date })}</span>
      </p>
      <p className="mt-3 max-w-2xl text-sm text-soft">
        {t(`transfer.${holdKey}`, { days })} <MailLine order={order} />
      </p>
      <div className="mt-8 grid items-start gap-x-14 gap-y-8 md:grid-cols-[1fr_auto]">
        <section aria-label={t("facts.title")}>
          <TransferFacts transfer={transfer} locale={locale} due={{ term: t("facts.due"), value: date }} />
        </section>
        <GirocodePanel {...{ transfer, locale }} imageHref={toImageHref(order, locale)} phone={profile.phone} />
      </div>
    </div>
  );
}

/** Nothing to pay yet; the bank details are there for those who pay early, unfolded once the goods are out. */
async function PayLaterLead({
  order,
  state,
  profile,
  locale,
}: OrderLeadProps & { state: "payLater" | "payLaterDelivered" }) {
  const t = await getTranslations("order");
  const transfer = toTransfer(order);
  const days = profile.invoiceDueDays;
  const amount = formatCents(transfer?.openCents ?? order.totalCents, locale);
  const isCollected = order.delivery === "collection";
  const { number } = order;
  return (
    <div>
      <Lead title={t(`${state}.title`, { number })}>
        <p className="text-lg">{t(`${state}.text`, { number, amount, days })}</p>
        {state === "payLater" ? (
          <p>{t(isCollected ? "payLater.dueCollection" : "payLater.due", { amount, days })}</p>
        ) : null}
        <p className="text-sm text-soft">
          <MailLine order={order} />
        </p>
      </Lead>
      {transfer === null ? null : (
        <details open={state === "payLaterDelivered"} className="mt-8 border-t border-line">
          <summary className="flex min-h-12 items-center justify-between gap-2 font-semibold">
            {t(`${state}.facts`)}
            <FoldMark />
          </summary>
          <div className="grid items-start gap-x-14 gap-y-8 md:grid-cols-[1fr_auto]">
            <div>
              <TransferFacts
                transfer={transfer}
                locale={locale}
                due={{
                  term: t("facts.dueInvoice"),
                  value: t(isCollected ? "facts.dueAfterCollection" : "facts.dueAfterDispatch", { days }),
                }}
              />
              <p className="mt-2 text-sm text-soft">{t("payLater.assigned")}</p>
            </div>
            <GirocodePanel {...{ transfer, locale }} imageHref={toImageHref(order, locale)} phone={profile.phone} />
          </div>
        </details>
      )}
    </div>
  );
}

/** Refused after the order: the same order can be paid in another way. */
async function DeniedLead({ order, profile, locale, problem }: OrderLeadProps) {
  const [t, payment] = await Promise.all([getTranslations("order"), getTranslations("payment")]);
  const other = payment(`${FALLBACK_METHOD}.label`);
  const notice = problem === "short" || problem === "failed" || problem === "crowded" ? problem : null;
  const again = order.payment.method === FALLBACK_METHOD ? "Again" : "";
  const amount = formatCents(order.totalCents, locale);
  return (
    <Lead title={t(`denied.title${again}`, { method: payment(`${paymentMethod(order.payment.method).code}.label`) })}>
      {notice === null ? null : (
        <Notice tone="warn" role="alert" title={t(`denied.${notice}Title`)}>
          {t(`denied.${notice}`, { phone: profile.phone })}
        </Notice>
      )}
      <p className="text-lg">{t(`denied.text${again}`, { number: order.number })}</p>
      <p>{t(`denied.offer${again}`, { amount, method: other })}</p>
      <form action={payOtherwiseAction} className="max-w-sm pt-2">
        <input type="hidden" name="token" value={order.token} />
        <SubmitButton label={t("denied.pay", { method: other })} pendingLabel={t("denied.pending")} />
      </form>
    </Lead>
  );
}

function toImageHref(order: Order, locale: Locale): string {
  return toLocalePath(`/orders/${order.token}/girocode.png`, locale);
}
