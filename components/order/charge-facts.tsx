import { getTranslations } from "next-intl/server";
import { DataList, DataRow } from "#components/ui/data-list.tsx";
import type { Charge } from "#lib/domain/charge.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import { formatDay } from "./format-day.ts";

/** What is taken, when, from which account, by whom: nothing to copy, all to recognise on a bank statement. */
export async function ChargeFacts({ charge, locale }: { charge: Charge; locale: Locale }) {
  const t = await getTranslations("order.charge");
  return (
    <section aria-label={t("title")} className="mt-8 max-w-2xl">
      <DataList>
        <DataRow term={t("amount")} fact="amount" numeric strong>
          {formatCents(charge.amountCents, locale)}
        </DataRow>
        <DataRow term={t("day")} fact="due" numeric>
          {formatDay(charge.day, locale)}
        </DataRow>
        <DataRow term={t("account")} fact="account" numeric>
          {charge.account}
        </DataRow>
        <DataRow term={t("holder")} fact="holder" numeric>
          <span className="break-words">{charge.holder}</span>
        </DataRow>
        <DataRow term={t("reference")} fact="mandate" numeric>
          <span className="break-all">{charge.reference ?? t("referenceLater")}</span>
        </DataRow>
        <DataRow term={t("creditor")} fact="creditor" numeric>
          {charge.creditor}
        </DataRow>
        <DataRow term={t("creditorId")} fact="creditor-id" numeric>
          {charge.creditorId}
        </DataRow>
      </DataList>
    </section>
  );
}
