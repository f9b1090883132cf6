import { getTranslations } from "next-intl/server";
import { FieldError } from "#components/ui/field.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { OrderLine } from "#lib/domain/order.ts";
import { quantityField, type Typed } from "./typed-form.ts";

interface QuantityTableProps {
  caption: string;
  lines: readonly OrderLine[];
  /** How many there may be of each, and in this order. */
  most: readonly { sku: string; quantity: number }[];
  typed: Typed;
  /** What is wrong, by field. */
  errors: Readonly<Record<string, string>>;
  locale: Locale;
}

/** How many of each article, typed as numbers. */
export async function QuantityTable({ caption, lines, most, typed, errors, locale }: QuantityTableProps) {
  const t = await getTranslations("handling.quantities");
  const names = new Map(lines.map(({ sku, name }) => [sku, name[locale]]));
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold">{caption}</legend>
      <ul className="border-t border-line">
        {most.map(({ sku, quantity }) => {
          const field = quantityField(sku);
          const error = errors[field];
          return (
            <li key={sku} className="border-b border-line py-2">
              <div className="flex items-center justify-between gap-x-4">
                <label htmlFor={field} className="min-w-0 text-sm">
                  <span className="font-semibold">{names.get(sku) ?? sku}</span>
                  <span className="block text-xs text-soft">{sku}</span>
                </label>
                <div className="flex shrink-0 items-center gap-x-2">
                  <input
                    id={field}
                    name={field}
                    type="number"
                    inputMode="numeric"
                    min={0}
                    max={quantity}
                    defaultValue={typed[field] ?? "0"}
                    aria-invalid={error ? true : undefined}
                    aria-describedby={error ? `${field}-error` : undefined}
                    className={`min-h-11 w-20 rounded-xs border bg-raised px-2 py-1 text-right text-base tabular hover:border-ink ${error ? "border-bad" : "border-line-strong"}`}
                  />
                  <span className="w-14 text-sm text-soft tabular">{t("of", { quantity })}</span>
                </div>
              </div>
              <FieldError id={`${field}-error`} message={error} />
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
