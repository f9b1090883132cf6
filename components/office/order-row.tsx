import { useTranslations } from "next-intl";
import { Price } from "#components/ui/price.tsx";
import type { Cents, Locale } from "#lib/domain/money.ts";
import type { NextTask, TaskFacts } from "#lib/domain/next-task.ts";
import { OrderAge } from "./order-age.tsx";
import { DeliveryMark, OrderMark, PaymentMark } from "./status-marks.tsx";

export interface OrderRowFacts extends Pick<TaskFacts, "status" | "paymentStatus" | "deliveryStatus" | "delivery"> {
  id: string;
  number: string;
  placedAt: Date;
  customerName: string;
  totalCents: Cents;
  openCents: Cents;
}

/** One line on a wide screen, one card on a narrow one; the same words in the same order. */
export const ROW_COLUMNS =
  "lg:grid-cols-[4.5rem_8rem_minmax(0,1fr)_6.5rem_6.5rem_22.5rem_8.5rem] lg:items-baseline lg:gap-x-4";

const TASK_LOOKS: Record<NextTask, string> = {
  ship: "font-semibold text-ember",
  handOver: "font-semibold text-ember",
  lookAt: "font-semibold text-bad",
  remind: "font-semibold text-warn",
  waitForMoney: "text-soft",
  wait: "text-soft",
  none: "text-soft",
};

/** An order of the list; the whole row leads to its page. */
export function OrderRow({
  order,
  task,
  now,
  locale,
}: {
  order: OrderRowFacts;
  task: NextTask;
  now: Date;
  locale: Locale;
}) {
  const t = useTranslations("office");
  return (
    <li
      data-order={order.number}
      data-task={task}
      className={`relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 border-b border-line py-3 hover:bg-sunk lg:py-2.5 ${ROW_COLUMNS}`}
    >
      <a
        href={`/merchant/orders/${order.id}`}
        className="tabular font-semibold after:absolute after:inset-0 hover:text-ember"
      >
        <span className="sr-only">{t("column.number")} </span>
        {order.number}
      </a>
      <span className="text-sm text-soft max-lg:text-right">
        <OrderAge at={order.placedAt} now={now} />
      </span>
      <span className="min-w-0 lg:truncate" title={order.customerName}>
        {order.customerName}
      </span>
      <span className="text-right text-sm">
        <span className="sr-only">{t("column.total")} </span>
        <Price cents={order.totalCents} locale={locale} />
      </span>
      <span
        className={`text-sm max-lg:order-last max-lg:text-right lg:text-right ${order.openCents > 0 ? "" : "text-soft"}`}
      >
        <span className="text-soft lg:sr-only">{t("column.open")} </span>
        {order.openCents > 0 ? <Price cents={order.openCents} locale={locale} /> : "–"}
      </span>
      <span className="flex flex-wrap gap-x-4 gap-y-0.5 max-lg:col-span-full lg:grid lg:grid-cols-[6rem_8rem_8.5rem] lg:gap-x-0">
        <OrderMark status={order.status} />
        <PaymentMark status={order.paymentStatus} />
        <DeliveryMark status={order.deliveryStatus} kind={order.delivery} />
      </span>
      <span className={`text-sm ${TASK_LOOKS[task]}`}>{t(`task.${task}`)}</span>
    </li>
  );
}
