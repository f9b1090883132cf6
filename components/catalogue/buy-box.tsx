import { getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Price } from "#components/ui/price.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ShippingTerms } from "#lib/domain/basket.ts";
import { type Product, unitPrice } from "#lib/domain/catalogue.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import { formatContent } from "#lib/i18n/format-content.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { BUYING_ANCHOR } from "./buying-section.tsx";
import { getMaxQuantity, listQuantities } from "./quantity-options.ts";
import { StockLine } from "./stock-line.tsx";

interface BuyBoxProps {
  product: Product;
  shipping: ShippingTerms;
  locale: Locale;
  /** Receives `productId` and `quantity`; the price is never part of the form. */
  addAction: (form: FormData) => Promise<void>;
}

/** Price with everything the law wants beside it, stock in words, and the way into the basket. */
export async function BuyBox({ product, shipping, locale, addAction }: BuyBoxProps) {
  const t = await getTranslations("catalogue.product");
  const perUnit = unitPrice(product);
  const max = getMaxQuantity(product);
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-4">
        <Price cents={product.priceCents} locale={locale} className="font-display text-2xl" />
        {product.byWeight && product.content ? (
          <span className="text-sm text-soft">
            {t("perUnit", { content: formatContent(product.content, 1, locale) })}
          </span>
        ) : null}
        {perUnit ? (
          <span className="tabular text-sm text-soft">
            {t("unitPrice", { price: formatCents(perUnit.cents, locale), unit: perUnit.per })}
          </span>
        ) : null}
      </p>
      <p className="mt-1 text-xs text-soft">
        {t.rich("vat", {
          rate: product.vatRate,
          fee: formatCents(shipping.feeCents, locale),
          shipping: (words) => <TextLink href={toLocalePath(`/#${BUYING_ANCHOR}`, locale)}>{words}</TextLink>,
        })}
      </p>
      <div className="mt-6">
        <StockLine product={product} locale={locale} />
      </div>
      {max === 0 ? (
        <div className="mt-6">
          <Notice title={t("soldOut")}>{t("soldOutText")}</Notice>
        </div>
      ) : (
        <form action={addAction} className="mt-6 flex flex-wrap items-end gap-4">
          <input type="hidden" name="productId" value={product.id} />
          {product.byWeight && product.content ? (
            <SelectField name="quantity" label={t("weight")} className="w-32" defaultValue="2">
              {listQuantities(product).map((quantity) => (
                <option key={quantity} value={quantity}>
                  {product.content ? formatContent(product.content, quantity, locale) : quantity}
                </option>
              ))}
            </SelectField>
          ) : (
            <TextField
              name="quantity"
              label={t("quantity")}
              type="number"
              inputMode="numeric"
              min={1}
              max={max}
              step={1}
              required
              defaultValue={1}
              className="tabular w-24"
            />
          )}
          <Button className="grow sm:grow-0">{t("add")}</Button>
        </form>
      )}
    </div>
  );
}
