import { getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";
import { formatReceiptTime } from "#lib/documents/format-receipt-time.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Withdrawal } from "#lib/domain/withdrawal.ts";
import { StatementList } from "./statement-list.tsx";

const MAIL = { queued: "mail", sent: "mailSent", failed: "mailFailed" } as const;

interface ReceiptPartProps {
  withdrawal: Withdrawal & { declaredAt: Date };
  locale: Locale;
}

/** That it arrived, and when; the same whatever the shop knows of the order. */
export async function ReceiptPart({ withdrawal, locale }: ReceiptPartProps) {
  const t = await getTranslations("withdrawal");
  const { declaredAt, email, receipt } = withdrawal;
  return (
    <>
      <header className="max-w-2xl space-y-4">
        <Heading level={1}>{t("receipt.title")}</Heading>
        <p className="text-lg" role="status">
          <time dateTime={declaredAt.toISOString()}>
            {t("receipt.at", { time: formatReceiptTime(declaredAt, locale) })}
          </time>
        </p>
        <p>{t(`receipt.${MAIL[receipt]}`, { email })}</p>
      </header>
      <section aria-labelledby="stated">
        <Heading level={2} size="part" id="stated" className="mb-3">
          {t("receipt.stated")}
        </Heading>
        <StatementList statement={withdrawal} />
      </section>
      <p className="max-w-2xl">{t("receipt.next")}</p>
    </>
  );
}
