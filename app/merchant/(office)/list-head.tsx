import { useTranslations } from "next-intl";
import { ROW_COLUMNS } from "#components/office/order-row.tsx";

/** What the columns are, for the eye; every row says it in words where a number alone would not do. */
export function ListHead() {
  const t = useTranslations("office.column");
  return (
    <div
      aria-hidden="true"
      className={`hidden border-b border-line-strong pb-1.5 text-xs text-soft lg:grid ${ROW_COLUMNS}`}
    >
      <span>{t("number")}</span>
      <span>{t("placed")}</span>
      <span>{t("customer")}</span>
      <span className="text-right">{t("total")}</span>
      <span className="text-right">{t("open")}</span>
      <span>{t("status")}</span>
      <span>{t("next")}</span>
    </div>
  );
}
