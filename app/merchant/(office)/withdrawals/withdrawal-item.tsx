import { getTranslations } from "next-intl/server";
import { TextLink } from "#components/ui/text-link.tsx";
import { formatReceiptTime } from "#lib/documents/format-receipt-time.ts";
import type { Locale } from "#lib/domain/money.ts";
import { WITHDRAWAL_FIELDS } from "#lib/domain/withdrawal.ts";
import type { Withdrawals } from "#lib/ports.ts";
import { toOrderPath } from "../orders/[id]/find-order.ts";

interface WithdrawalItemProps {
  withdrawal: Awaited<ReturnType<Withdrawals["list"]>>[number];
  locale: Locale;
}

/** One statement: when, what of it fits to an order, and its words. */
export async function WithdrawalItem({ withdrawal, locale }: WithdrawalItemProps) {
  const [t, stated] = await Promise.all([getTranslations("office.withdrawals"), getTranslations("withdrawal.stated")]);
  const { token, declaredAt, standing, order, receipt } = withdrawal;
  return (
    <li
      id={token}
      data-standing={standing}
      className="grid scroll-mt-6 gap-x-10 gap-y-2 border-b border-line py-4 md:grid-cols-[minmax(0,1fr)_16rem]"
    >
      <div>
        <h2 className="font-body text-base font-semibold tracking-normal">
          <time dateTime={declaredAt.toISOString()}>{formatReceiptTime(declaredAt, locale)}</time>
        </h2>
        <p className="mt-1 max-w-prose text-sm">{t(`standing.${standing ?? "unmatched"}`)}</p>
        <dl className="mt-2 grid gap-x-4 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
          {WITHDRAWAL_FIELDS.filter((field) => withdrawal[field] !== "").map((field) => (
            <div key={field} className="contents">
              <dt className="text-soft">{stated(field)}</dt>
              <dd className="break-words whitespace-pre-line">{withdrawal[field]}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="text-sm md:text-right">
        {order === null ? (
          <p className="text-soft">{t("noOrder")}</p>
        ) : (
          <p>
            <TextLink href={toOrderPath(order)} className="tabular font-semibold">
              {order.number}
            </TextLink>
          </p>
        )}
        <p className="text-soft">{t(`receipt.${receipt}`)}</p>
      </div>
    </li>
  );
}
