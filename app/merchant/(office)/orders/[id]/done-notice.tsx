import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { partCents } from "#lib/domain/receipt.ts";
import type { TurnedAway } from "../../enter-office.ts";

/** What somebody has just done on this page or one below it, as it stands in the address; each a message below `handling.done`. */
const DONE = [
  "delivered",
  "handedOver",
  "switched",
  "cancelled",
  "refunded",
  "reportedAgain",
  "refundedAgain",
  "refundDropped",
  "mailSent",
  "retried",
  "partEntered",
] as const;

const TURNED_AWAY: readonly TurnedAway[] = ["crowded", "closed", "failed"];

interface DoneNoticeProps {
  done: string | string[] | undefined;
  order: Order;
  locale: Locale;
}

/** Names what happened, once: the next step away from the page leaves it behind. */
export async function DoneNotice({ done, order, locale }: DoneNoticeProps) {
  const t = await getTranslations("handling.done");
  const what = DONE.find((name) => name === done);
  const turnedAway = TURNED_AWAY.find((name) => name === done);
  if (turnedAway !== undefined) return <NothingDone why={turnedAway} />;
  if (what === undefined) return null;
  const delivery = order.deliveries.at(-1);
  const pieces = (delivery?.items ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
  const amount = formatCents(order.payment.refunds.at(-1)?.amountCents ?? 0, locale);
  const part = formatCents(partCents(order.payment.receipts) ?? 0, locale);
  return (
    <Notice tone="good" role="status">
      {t(what, { number: delivery?.number ?? 0, pieces, amount, part })}
    </Notice>
  );
}

async function NothingDone({ why }: { why: TurnedAway }) {
  const t = await getTranslations("handling");
  return (
    <Notice tone="bad" role="alert" title={t("problemTitle")}>
      {t(`undo.${why}`)}
    </Notice>
  );
}
