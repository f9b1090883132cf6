import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";

/** What somebody has just done on this page or one below it, as it stands in the address; each a message below `handling.done`. */
const DONE = [
  "delivered",
  "handedOver",
  "switched",
  "cancelled",
  "refunded",
  "reportedAgain",
  "refundedAgain",
  "mailSent",
  "retried",
] as const;

interface DoneNoticeProps {
  done: string | string[] | undefined;
  order: Order;
  locale: Locale;
}

/** Names what happened, once: the next step away from the page leaves it behind. */
export async function DoneNotice({ done, order, locale }: DoneNoticeProps) {
  const t = await getTranslations("handling.done");
  const what = DONE.find((name) => name === done);
  if (what === undefined) return null;
  const delivery = order.deliveries.at(-1);
  const pieces = (delivery?.items ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
  const amount = formatCents(order.payment.refunds.at(-1)?.amountCents ?? 0, locale);
  return (
    <Notice tone="good" role="status">
      {t(what, { number: delivery?.number ?? 0, pieces, amount })}
    </Notice>
  );
}
