import { getTranslations } from "next-intl/server";
import { DataList, DataRow } from "#components/ui/data-list.tsx";
import { WITHDRAWAL_FIELDS, type WithdrawalStatement } from "#lib/domain/withdrawal.ts";

/** What was stated, word for word. */
export async function StatementList({ statement }: { statement: WithdrawalStatement }) {
  const t = await getTranslations("withdrawal");
  const stated = WITHDRAWAL_FIELDS.filter((field) => statement[field] !== "" || field === "items");
  return (
    <DataList className="max-w-xl">
      {stated.map((field) => (
        <DataRow key={field} term={t(`stated.${field}`)}>
          <span className="break-words whitespace-pre-line">
            {statement[field] === "" ? t("review.all") : statement[field]}
          </span>
        </DataRow>
      ))}
    </DataList>
  );
}
