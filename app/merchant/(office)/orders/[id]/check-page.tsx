import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { FormPage, HiddenFields } from "./form-page.tsx";
import { type Typed, toQuery } from "./typed-form.ts";

interface CheckPageProps {
  order: Order;
  title: string;
  typed: Typed;
  /** Path of the form, to change what was typed. */
  href: string;
  /** What happens when the button is pressed, in sentences. */
  happens: readonly string[];
  /** What has to be known before, where it is more than a sentence among others. */
  warning?: string | null;
  action: (form: FormData) => Promise<void>;
  button: string;
  children?: ReactNode;
}

/** What will happen, before it happens. The one button below it does it. */
export async function CheckPage(props: CheckPageProps) {
  const { order, title, typed, href, happens, warning = null, action, button, children } = props;
  const t = await getTranslations("handling.check");
  return (
    <FormPage order={order} title={title}>
      <div className="max-w-2xl space-y-6">
        {children}
        <section aria-labelledby="happens-title">
          <Heading level={2} size="part" id="happens-title">
            {t("happens")}
          </Heading>
          <ul className="mt-2 border-t border-line">
            {happens.map((sentence) => (
              <li key={sentence} className="border-b border-line py-2.5 text-sm">
                {sentence}
              </li>
            ))}
          </ul>
        </section>
        {warning === null ? null : <Notice tone="warn">{warning}</Notice>}
        <form action={action} className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <HiddenFields typed={typed} />
          <input type="hidden" name="order" value={order.id} />
          <div className="max-sm:w-full">
            <SubmitButton label={button} pendingLabel={t("pending")} />
          </div>
          <TextLink href={`${href}?${toQuery(typed, { step: "form" })}`}>{t("change")}</TextLink>
        </form>
      </div>
    </FormPage>
  );
}

/** "2 × Roggenmehl, 1 × Salz" */
export function toItemWords(items: readonly ItemCount[], order: Pick<Order, "lines">, locale: Locale): string {
  const names = new Map(order.lines.map(({ sku, name }) => [sku, name[locale]]));
  return items.map(({ sku, quantity }) => `${quantity} × ${names.get(sku) ?? sku}`).join(", ");
}

interface ItemCount {
  sku: string;
  quantity: number;
}

interface ItemListProps {
  items: readonly ItemCount[];
  order: Order;
  locale: Locale;
}

/** Articles with how many of each. */
export function ItemList({ items, order, locale }: ItemListProps) {
  const names = new Map(order.lines.map(({ sku, name }) => [sku, name[locale]]));
  return (
    <ul className="border-t border-line">
      {items.map(({ sku, quantity }) => (
        <li key={sku} className="flex justify-between gap-x-4 border-b border-line py-2 text-sm">
          <span>{names.get(sku) ?? sku}</span>
          <span className="tabular">{quantity} ×</span>
        </li>
      ))}
    </ul>
  );
}
