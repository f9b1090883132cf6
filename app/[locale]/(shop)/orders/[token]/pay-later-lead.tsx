import { getTranslations } from "next-intl/server";
import { formatDay } from "#components/order/format-day.ts";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import { dueDayOf } from "#lib/domain/due-day.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import { Lead } from "./lead.tsx";
import { MailLine } from "./mail-line.tsx";
import { PartLine } from "./part-line.tsx";
import { TransferBody } from "./transfer-body.tsx";

interface PayLaterLeadProps {
  order: Order;
  state: "payLater" | "payLaterDelivered";
  profile: ShopProfile;
  locale: Locale;
}

/** Nothing to pay yet; the bank details are there for those who pay early, unfolded once the invoice is due. */
export async function PayLaterLead({ order, state, profile, locale }: PayLaterLeadProps) {
  const t = await getTranslations("order");
  const instructions = paymentInstructions(order, profile);
  const days = profile.invoiceDueDays;
  const amount = formatCents(instructions?.openCents ?? order.totalCents, locale);
  const isCollected = order.delivery === "collection";
  const { number } = order;
  const isDue = state === "payLaterDelivered";
  const day = dueDayOf(order, profile);
  const date = day === null ? null : formatDay(day, locale);
  return (
    <div>
      <Lead title={t(isDue && isCollected ? "payLaterDelivered.titleCollection" : `${state}.title`, { number })}>
        <p className="text-lg">
          {isDue && date !== null
            ? t("payLaterDelivered.textDay", { amount, date })
            : t(isDue && isCollected ? "payLaterDelivered.textCollection" : `${state}.text`, { number, amount, days })}
        </p>
        <PartLine order={order} />
        {isDue ? null : <p>{t(isCollected ? "payLater.dueCollection" : "payLater.due", { amount, days })}</p>}
        <p className="text-sm text-soft">
          <MailLine order={order} />
        </p>
      </Lead>
      {instructions === null ? null : (
        <details
          open={isDue}
          className="mt-8 border-t border-line print:border-0 print:[&::details-content]:[content-visibility:visible]"
        >
          <summary className="flex min-h-12 items-center justify-between gap-2 font-semibold print:hidden">
            {t(`${state}.facts`)}
            <FoldMark />
          </summary>
          <TransferBody {...{ order, instructions, locale }} phone={profile.phone}>
            <p className="mt-2 text-sm text-soft">{t("payLater.assigned")}</p>
            <p className="mt-2 text-sm text-soft">
              {isDue ? t("payLaterDelivered.returns", { amount }) : t("payLater.early")}
            </p>
          </TransferBody>
        </details>
      )}
    </div>
  );
}
