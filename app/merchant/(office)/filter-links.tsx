import { useTranslations } from "next-intl";
import { TextLink } from "#components/ui/text-link.tsx";
import { ORDER_FILTERS, type OrderFilter } from "#lib/ports.ts";
import { type OrderQuery, toListPath } from "./order-query.ts";

interface FilterLinksProps {
  query: OrderQuery;
  counts: Record<Exclude<OrderFilter, "all">, number>;
  /** Where counting stopped. */
  most: number;
}

/** The list by what there is to do, with how much of it; during a search what is looked for stands here. */
export function FilterLinks({ query, counts, most }: FilterLinksProps) {
  const t = useTranslations("office");
  const isSearch = query.search !== "";
  return (
    <div className="space-y-3">
      <nav aria-label={t("filter.label")}>
        <ul className="flex flex-wrap gap-2 text-sm">
          {ORDER_FILTERS.map((filter) => {
            const isOn = !isSearch && query.filter === filter;
            const count = filter === "all" ? 0 : counts[filter];
            return (
              <li key={filter}>
                <a
                  href={toListPath({ filter })}
                  aria-current={isOn ? "true" : undefined}
                  className={`inline-flex min-h-11 items-center gap-2 rounded-full border px-4 ${isOn ? "border-ink bg-ink text-paper" : "border-line-strong hover:border-ink hover:bg-sunk"}`}
                >
                  {t(`filter.${filter}`)}
                  {count === 0 ? null : (
                    <span className={`tabular text-xs ${isOn ? "" : "text-soft"}`}>
                      {count < most ? count : t("many", { most: most - 1 })}
                    </span>
                  )}
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      {isSearch ? (
        <p role="status" className="text-sm">
          {t("search.found", { search: query.search })} · <TextLink href="/merchant">{t("search.clear")}</TextLink>
        </p>
      ) : null}
    </div>
  );
}
