import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { type OrderQuery, toListPath } from "./order-query.ts";

/** Onwards, and back to the first page: pages are cut by place, so there are no numbers to choose from. */
export function PageLinks({ query, next }: { query: OrderQuery; next: string | null }) {
  const t = useTranslations("office.pages");
  if (next === null && query.after === null) return null;
  return (
    <nav aria-label={t("label")} className="flex flex-wrap justify-between gap-3">
      {query.after === null ? (
        <span />
      ) : (
        <ButtonLink look="secondary" href={toListPath({ ...query, after: null })}>
          {t("first")}
        </ButtonLink>
      )}
      {next === null ? null : (
        <ButtonLink look="secondary" rel="next" href={toListPath({ ...query, after: next })}>
          {t("next")}
        </ButtonLink>
      )}
    </nav>
  );
}
