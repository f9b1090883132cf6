import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";

/** Looks through all orders, whichever filter is on. */
export function SearchForm({ search }: { search: string }) {
  const t = useTranslations("office.search");
  return (
    <search className="w-full sm:max-w-md">
      <form action="/merchant" method="get">
        <label htmlFor="q" className="mb-1.5 block text-sm font-semibold">
          {t("label")}
        </label>
        <div className="flex gap-2">
          <input
            id="q"
            name="q"
            type="search"
            key={search}
            defaultValue={search}
            aria-describedby="q-hint"
            autoComplete="off"
            maxLength={200}
            className="block min-h-12 w-full min-w-0 rounded-xs border border-line-strong bg-raised px-3 py-2 text-base text-ink hover:border-ink"
          />
          <Button look="secondary">{t("submit")}</Button>
        </div>
        <p id="q-hint" className="mt-1.5 text-xs text-soft">
          {t("hint")}
        </p>
      </form>
    </search>
  );
}
