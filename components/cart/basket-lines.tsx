import { getTranslations } from "next-intl/server";
import { ProductArtwork } from "#components/catalogue/product-artwork.tsx";
import { listQuantities } from "#components/catalogue/quantity-options.ts";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { Price } from "#components/ui/price.tsx";
import type { PricedLine } from "#lib/domain/basket.ts";
import { MAX_QUANTITY, unitPrice } from "#lib/domain/catalogue.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import { formatContent } from "#lib/i18n/format-content.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";

/** Takes `productId` and `quantity`; 0 removes the line. */
type SetQuantityAction = (form: FormData) => Promise<void>;

interface BasketLinesProps {
  lines: PricedLine[];
  locale: Locale;
  setQuantityAction: SetQuantityAction;
}

export async function BasketLines({ lines, locale, setQuantityAction }: BasketLinesProps) {
  const t = await getTranslations("cart");
  return (
    <ul aria-label={t("linesTitle")} className="border-t border-line">
      {lines.map((line) => (
        <li key={line.product.id} className="border-b border-line py-5">
          <BasketLine line={line} locale={locale} setQuantityAction={setQuantityAction} />
        </li>
      ))}
    </ul>
  );
}

interface BasketLineProps {
  line: PricedLine;
  locale: Locale;
  setQuantityAction: SetQuantityAction;
}

async function BasketLine({ line, locale, setQuantityAction }: BasketLineProps) {
  const [t, card] = await Promise.all([getTranslations("cart"), getTranslations("catalogue.card")]);
  const { product } = line;
  const name = product.name[locale];
  const price = formatCents(product.priceCents, locale);
  const perUnit = unitPrice(product);
  return (
    <div className="grid grid-cols-[5rem_1fr_auto] gap-x-4 gap-y-3 sm:grid-cols-[7rem_1fr_auto] sm:gap-x-6">
      <ProductArtwork artwork={product.artwork} className="w-full sm:row-span-2" />
      <div>
        <h2 className="text-lg leading-snug">
          <a href={toLocalePath(`/products/${product.slug}`, locale)} className="hover:text-ember hover:underline">
            {name}
          </a>
        </h2>
        <p className="tabular mt-1 text-xs text-soft">
          {product.byWeight && product.content
            ? t("eachContent", { price, content: formatContent(product.content, 1, locale) })
            : t("each", { price })}
          {perUnit ? (
            <span className="ml-3">
              {card("unitPrice", { price: formatCents(perUnit.cents, locale), unit: perUnit.per })}
            </span>
          ) : null}
        </p>
        <StockWarning line={line} locale={locale} />
      </div>
      <Price cents={line.sumCents} locale={locale} className="pt-0.5 font-semibold" />
      <div className="col-span-full flex flex-wrap items-center gap-x-4 gap-y-2 sm:col-span-2 sm:col-start-2">
        <form action={setQuantityAction} className="flex items-center gap-x-3">
          <input type="hidden" name="productId" value={product.id} />
          <QuantityField line={line} locale={locale} />
          <Button look="quiet" aria-label={t("updateOf", { name })}>
            {t("update")}
          </Button>
        </form>
        <form action={setQuantityAction} className="ml-auto">
          <input type="hidden" name="productId" value={product.id} />
          <input type="hidden" name="quantity" value="0" />
          <Button look="quiet" aria-label={t("removeOf", { name })}>
            {t("remove")}
          </Button>
        </form>
      </div>
    </div>
  );
}

async function QuantityField({ line, locale }: { line: PricedLine; locale: Locale }) {
  const t = await getTranslations("cart");
  const { product, quantity } = line;
  const { content } = product;
  const shared = {
    // The key makes a re-rendered form forget what was typed and show what is true.
    name: "quantity",
    id: `quantity-${product.id}`,
    labelHidden: true,
    defaultValue: quantity,
  };
  if (product.byWeight && content !== null) {
    return (
      <SelectField key={quantity} {...shared} label={t("weightOf", { name: product.name[locale] })} className="w-28">
        {listQuantities(product, quantity).map((units) => (
          <option key={units} value={units}>
            {formatContent(content, units, locale)}
          </option>
        ))}
      </SelectField>
    );
  }
  return (
    <TextField
      key={quantity}
      {...shared}
      label={t("quantityOf", { name: product.name[locale] })}
      type="number"
      inputMode="numeric"
      min={0}
      max={MAX_QUANTITY}
      step={1}
      required
      className="tabular w-20"
    />
  );
}

async function StockWarning({ line, locale }: { line: PricedLine; locale: Locale }) {
  const t = await getTranslations("cart");
  const { product, quantity, availableQuantity } = line;
  if (availableQuantity >= quantity) return null;
  const say = (units: number) =>
    product.byWeight && product.content ? formatContent(product.content, units, locale) : String(units);
  return (
    <p className="mt-2 w-fit border-l-4 border-warn bg-warn-ground px-3 py-1 text-sm font-semibold">
      {availableQuantity <= 0
        ? t("goneLine")
        : t.rich("shortLine", {
            wanted: say(quantity),
            available: say(availableQuantity),
            old: (words) => <s className="font-normal">{words}</s>,
          })}
    </p>
  );
}
