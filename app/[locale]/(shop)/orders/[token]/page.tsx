import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { formatDay } from "#components/order/format-day.ts";
import { OrderDetails } from "#components/order/order-details.tsx";
import { OrderHelp } from "#components/order/order-help.tsx";
import { OrderProgress } from "#components/order/order-progress.tsx";
import { type OrderState, toOrderState } from "#components/order/order-state.ts";
import { ParcelList } from "#components/order/parcel-list.tsx";
import { PickupCode } from "#components/order/pickup-code.tsx";
import { type StepMark, type StepName, toProgressSteps } from "#components/order/progress-steps.ts";
import { RefundNotes } from "#components/order/refund-notes.tsx";
import { Page } from "#components/ui/page.tsx";
import type { Order } from "#lib/domain/order.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import { getRuntime } from "#lib/runtime.ts";
import { CancelFold } from "./cancel-fold.tsx";
import { FollowOrder } from "./follow-order.tsx";
import { KeepTools } from "./keep-tools.tsx";
import { OrderDocuments } from "./order-documents.tsx";
import { OrderLead } from "./order-lead.tsx";
import { type OrderOutcomes, OutcomeNotice } from "./outcome-notice.tsx";
import { SwitchFold } from "./switch-fold.tsx";

interface OrderPageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ problem?: string | string[] } & OrderOutcomes>;
}

/** Where a transfer is asked for, now or later: then the sheet that is printed is for paying. */
const ASKS: readonly OrderState[] = ["transfer", "partPaid", "payLater", "payLaterDelivered"];
/** Where the customer may have transferred already. */
const WAITS: readonly OrderState[] = ["transfer", "partPaid", "payLaterDelivered"];

/** The token is the key: it must not get about by search engines or as a referrer. */
export async function generateMetadata({ params }: OrderPageProps): Promise<Metadata> {
  const order = await findPlaced((await params).token);
  const t = await getTranslations("order");
  return {
    title: order === null ? undefined : t("pageTitle", { number: order.number }),
    robots: { index: false, follow: false },
    referrer: "same-origin",
  };
}

export default async function OrderPage({ params, searchParams }: OrderPageProps) {
  const [{ token }, { problem, ...outcomes }, locale] = await Promise.all([params, searchParams, getLocale()]);
  // Before the order is read: what comes in between is told to the page at once.
  const mark = await (await getRuntime()).live.mark();
  const order = await findPlaced(token);
  if (order === null) notFound();
  const [t, payment, { shop }] = await Promise.all([
    getTranslations("order"),
    getTranslations("payment"),
    getRuntime(),
  ]);
  const profile = await shop.profile();
  const method = paymentMethod(order.payment.method);
  const state = toOrderState(order, method);
  const steps = toProgressSteps(state, method.paysFirst);
  const instructions = ASKS.includes(state) ? paymentInstructions(order, profile) : null;
  const placedOn = formatDay(toBerlinDay(order.placedAt ?? order.createdAt), locale);
  return (
    <Page
      data-order-status={order.status}
      data-payment-status={order.payment.status}
      data-delivery-status={order.deliveryStatus}
      data-order-state={state}
      className="space-y-14"
    >
      <div>
        <FollowOrder
          order={order}
          state={state}
          title={t(`${state}.title`, { number: order.number, method: payment(`${method.code}.label`) })}
          locale={locale}
          mark={mark}
        />
        <p className="mb-6 hidden text-sm print:block">
          {t("sheet", { shop: profile.name, address: toAddressLine(profile), number: order.number, date: placedOn })}
        </p>
        <OutcomeNotice order={order} outcomes={outcomes} phone={profile.phone} />
        <OrderLead order={order} state={state} profile={profile} locale={locale} problem={problem} />
        <PickupCode order={order} />
      </div>
      {instructions === null ? null : <KeepTools order={order} instructions={instructions} locale={locale} />}
      <div className={instructions === null ? "space-y-14" : "space-y-14 print:hidden"}>
        {steps === null ? null : (
          <OrderProgress
            steps={steps.map(({ name, mark }) => {
              const key = name === "dispatched" && order.delivery === "collection" ? "collection" : name;
              const note = t(`steps.${toNoteKey(key, mark, order)}Note`, {
                date: placedOn,
                address: toAddressLine(profile),
              });
              return {
                key,
                label: t(`steps.${key}`),
                note: mark === "done" && TOLD_AHEAD.includes(key) ? "" : note,
                mark,
              };
            })}
          />
        )}
        <RefundNotes order={order} locale={locale} />
        <ParcelList order={order} locale={locale} />
        <OrderDocuments order={order} locale={locale} />
        <OrderDetails
          order={order}
          profile={profile}
          locale={locale}
          payment={payment(`${method.code}.label`)}
          account={order.payment.funding?.masked ?? null}
          placedOn={placedOn}
        />
        <OrderHelp
          number={order.number}
          profile={profile}
          waitsForMoney={WAITS.includes(state)}
          withdrawalHref={toLocalePath(`/withdrawal?contract=${order.number}`, locale)}
        />
        <div className="max-w-2xl border-b border-line empty:hidden print:hidden">
          <SwitchFold order={order} />
          <CancelFold order={order} phone={profile.phone} />
        </div>
      </div>
    </Page>
  );
}

/** Steps whose note says what is to come: once it came there is nothing to say. */
const TOLD_AHEAD: readonly string[] = ["paid", "dispatched", "collection", "settled"] satisfies (
  | StepName
  | "collection"
)[];

/** What is said of a step beside its name. */
function toNoteKey(key: StepName | "collection", mark: StepMark, { deliveryStatus }: Order) {
  if (key === "charged" && mark === "now") return "charging";
  if (deliveryStatus === "partly" && key === "dispatched") return "partly";
  return deliveryStatus === "partly" && key === "collection" ? "partlyCollection" : key;
}

/** Drafts have no page yet; they look like tokens that never were. */
async function findPlaced(token: string): Promise<Order | null> {
  const { orders } = await getRuntime();
  const order = await orders.findByToken(token);
  return order === null || order.status === "draft" ? null : order;
}

function toAddressLine(profile: ShopProfile): string {
  return `${profile.street}, ${profile.postalCode} ${profile.city}`;
}
