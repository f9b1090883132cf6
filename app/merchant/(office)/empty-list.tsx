import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import type { OrderQuery } from "./order-query.ts";

/** Nothing to show is said as what it means: work done, or a search that found nothing. */
export function EmptyList({ query }: { query: OrderQuery }) {
  const why = query.after !== null ? "page" : query.search !== "" ? "search" : query.filter;
  const t = useTranslations(`office.empty.${why}`);
  return (
    <section data-empty={why} className="border-y border-line py-12 text-center">
      <Heading level={2} size="part">
        {t("title")}
      </Heading>
      <p className="mx-auto mt-1 max-w-xl text-sm text-soft">{t("text")}</p>
    </section>
  );
}
