import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { LiveRefresh } from "#components/office/live-refresh.tsx";
import { DeliveryMark, OrderMark, PaymentMark } from "#components/office/status-marks.tsx";
import { formatDay } from "#components/order/format-day.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { type Delivery, itemsLeft } from "#lib/domain/delivery.ts";
import { dueDayOf } from "#lib/domain/due-day.ts";
import { formatCents } from "#lib/domain/money.ts";
import { transferDeadline } from "#lib/domain/payment-instructions.ts";
import type { Refund } from "#lib/domain/refund.ts";
import { mayDo } from "#lib/domain/staff.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type { OrderRecord } from "#lib/ports.ts";
import { getRuntime } from "#lib/runtime.ts";
import { CustomerFacts } from "./customer-facts.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { DocumentList } from "./document-list.tsx";
import { DoneNotice } from "./done-notice.tsx";
import { toOrderPath } from "./find-order.ts";
import { formatMoment } from "./format-moment.ts";
import { MailList } from "./mail-list.tsx";
import { MoneyFacts } from "./money-facts.tsx";
import { toNextStep } from "./next-step.ts";
import { NextStepPanel } from "./next-step-panel.tsx";
import { NoticeList } from "./notice-list.tsx";
import { OrderLines } from "./order-lines.tsx";
import { toOrderMoney } from "./order-money.ts";
import { PartPanel } from "./part-payment/part-panel.tsx";
import { RefundList } from "./refund-list.tsx";
import {
  dropRefundAction,
  reportAgainAction,
  retryRefundAction,
  sendMailAction,
  tryJobAction,
} from "./repair-actions.ts";
import { RepairButton } from "./repair-button.tsx";
import { toMailName } from "./submit-repair.ts";
import { Timeline } from "./timeline.tsx";
import { UndoLinks } from "./undo-links.tsx";

interface OrderPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ before?: string | string[]; done?: string | string[] }>;
}

export async function generateMetadata({ params }: OrderPageProps): Promise<Metadata> {
  await requireMerchant("view");
  const { orders } = await getRuntime();
  const order = await orders.find((await params).id);
  const t = await getTranslations("handling");
  return { title: order === null ? undefined : t("title", { number: order.number }) };
}

/** One order: what to do next, what was sold, where the money stands, and everything that happened. */
export default async function OrderPage({ params, searchParams }: OrderPageProps) {
  const actor = await requireMerchant("view");
  const [{ id }, { before, done }, locale] = await Promise.all([params, searchParams, getLocale()]);
  const [t, { shop, live }] = await Promise.all([getTranslations("handling"), getRuntime()]);
  // Read before the order is: what changes in between is told twice and not missed.
  const mark = await live.mark();
  const record = await readRecord(id, before);
  if (record === null) return goByNumber(id);
  const { order } = record;
  const profile = await shop.profile();
  const method = paymentMethod(order.payment.method);
  const step = toNextStep(order, method);
  const href = toOrderPath(order);
  const mayDeliver = mayDo(actor.role, "deliver") && (step.startsWith("deliver") || step.startsWith("handOver"));
  const mayRepair = mayDo(actor.role, "repair");
  const reportAgain = ({ id: about, number }: Delivery) => (
    <RepairButton
      action={reportAgainAction}
      orderId={order.id}
      about={about}
      label={t("deliveries.reportAgain")}
      of={t("deliveries.part", { number })}
    />
  );
  const mayUndo = mayDo(actor.role, "undo");
  const repairRefund = ({ id: about, reason }: Refund) => (
    <span className="flex gap-x-4">
      <RepairButton
        action={retryRefundAction}
        orderId={order.id}
        about={about}
        label={t("refunds.tryAgain")}
        of={reason}
      />
      <RepairButton action={dropRefundAction} orderId={order.id} about={about} label={t("refunds.drop")} of={reason} />
    </span>
  );
  const dueDay = dueDayOf(order, profile);
  const money = toOrderMoney(order);
  const { firstName, lastName, company } = order.customer;
  return (
    <Page
      data-order-status={order.status}
      data-payment-status={order.payment.status}
      data-delivery-status={order.deliveryStatus}
      className="space-y-8"
    >
      {before === undefined ? <LiveRefresh src={`${href}/events`} since={mark} /> : null}
      <header>
        <p className="text-sm">
          <TextLink href="/merchant">{t("back")}</TextLink>
        </p>
        <Heading level={1} size="section" className="mt-2">
          {t("title", { number: order.number })}
        </Heading>
        <p className="mt-1 text-sm text-soft">
          {[company, `${firstName} ${lastName}`].filter(Boolean).join(", ")} ·{" "}
          {t("placed", { date: formatMoment(order.placedAt ?? order.createdAt, locale) })}
        </p>
        <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
          <OrderMark status={order.status} />
          <PaymentMark status={order.payment.status} />
          <DeliveryMark status={order.deliveryStatus} kind={order.delivery} />
        </p>
      </header>
      <DoneNotice done={done} order={order} locale={locale} />
      <NextStepPanel
        step={step}
        values={{
          left: itemsLeft(order).reduce((sum, { quantity }) => sum + quantity, 0),
          amount: formatCents(money.openCents, locale),
          date: formatDay(transferDeadline(order, profile), locale),
          hasCode: order.pickupCode === null ? "no" : "yes",
        }}
      >
        {mayDeliver ? (
          <ButtonLink href={`${href}/${step.startsWith("handOver") ? "hand-over" : "deliver"}`}>
            {t(`next.${step}.button` as never)}
          </ButtonLink>
        ) : null}
      </NextStepPanel>
      <NoticeList
        record={record}
        step={step}
        locale={locale}
        tryAgain={(job) =>
          mayRepair ? (
            <RepairButton action={tryJobAction} orderId={order.id} about={job.id} label={t("notices.tryAgain")} />
          ) : null
        }
      />
      <div className="grid items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr]">
        <div className="space-y-10">
          <OrderLines order={order} locale={locale} />
          <DeliveryList
            record={record}
            locale={locale}
            reportAgain={(delivery) => (mayRepair ? reportAgain(delivery) : null)}
          />
        </div>
        <div className="space-y-10 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <MoneyFacts
            record={record}
            locale={locale}
            dueOn={dueDay === null || order.payment.status !== "due" ? null : formatDay(dueDay, locale)}
          >
            {mayRepair ? <PartPanel order={order} /> : null}
            {mayUndo ? <UndoLinks order={order} /> : null}
          </MoneyFacts>
          <RefundList order={order} locale={locale} repair={(refund) => (mayUndo ? repairRefund(refund) : null)} />
          <DocumentList orderId={order.id} locale={locale} />
          <CustomerFacts order={order} locale={locale} />
          <MailList
            mails={record.mails}
            locale={locale}
            sendAgain={(mail) =>
              mayRepair && (mail.status === "sent" || mail.status === "failed") ? (
                <RepairButton
                  action={sendMailAction}
                  orderId={order.id}
                  about={toMailName(mail)}
                  label={t("mailStates.again")}
                  of={t(`mails.${mail.event}`)}
                />
              ) : null
            }
          />
        </div>
        <Timeline page={record.timeline} href={href} isOlder={before !== undefined} locale={locale} />
      </div>
    </Page>
  );
}

async function readRecord(id: string, before: string | string[] | undefined): Promise<OrderRecord | null> {
  const { orderRecords } = await getRuntime();
  try {
    return await orderRecords.read(id, typeof before === "string" ? before : undefined);
  } catch (error) {
    // Somebody typed an end of a page that is none.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** People know an order by its number, and may type it. */
async function goByNumber(number: string): Promise<never> {
  const { orders } = await getRuntime();
  const id = /^\d{1,12}$/.test(number) ? await orders.findIdByNumber(number) : null;
  if (id === null) notFound();
  redirect(toOrderPath({ id }));
}
