import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CheckoutForm } from "#components/checkout/checkout-form.tsx";
import type { CheckoutState } from "#components/checkout/checkout-state.ts";
import { CheckoutSteps } from "#components/checkout/checkout-steps.tsx";
import { CheckoutSummary } from "#components/checkout/checkout-summary.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Page } from "#components/ui/page.tsx";
import { type Basket, priceBasket } from "#lib/domain/basket.ts";
import { CHECKOUT_FIELDS } from "#lib/domain/checkout.ts";
import { toCheckoutValues } from "#lib/domain/draft-order.ts";
import type { Order } from "#lib/domain/order.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { FALLBACK_METHOD, PAYMENT_METHODS } from "#lib/payments/index.ts";
import { getRuntime } from "#lib/runtime.ts";
import { readBasketId } from "../../(shop)/basket-cookie.ts";
import { submitCheckoutAction } from "./actions.ts";
import { buildChoices, buildTexts } from "./form-words.ts";
import { readTypedCookie } from "./typed-cookie.ts";

interface CheckoutQuery {
  declined?: string | string[];
  changed?: string | string[];
  /** The form of an older build was sent; what was typed is in its cookie. */
  updated?: string | string[];
}

interface CheckoutPageProps {
  searchParams: Promise<CheckoutQuery>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checkout");
  return { title: t("title"), robots: { index: false } };
}

export default async function CheckoutPage({ searchParams }: CheckoutPageProps) {
  const [query, locale, t, runtime] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations("checkout"),
    getRuntime(),
  ]);
  const { orders, shop, clock } = runtime;
  const basketId = await readBasketId();
  const order = basketId === null ? null : await orders.findByBasket(basketId);
  if (order !== null && order.status !== "draft") redirect(toLocalePath(`/orders/${order.token}`, locale));
  const basket = basketId === null ? null : await runtime.baskets.find(basketId);
  if (basket === null || basket.lines.length === 0) redirect(toLocalePath("/cart?problem=empty", locale));
  const priced = await priceBothWays(basket);
  const { lines } = priced.shipping;
  if (lines.length === 0) redirect(toLocalePath("/cart?problem=empty", locale));
  if (lines.some((line) => line.availableQuantity < line.quantity))
    redirect(toLocalePath("/cart?problem=short", locale));

  const items = lines.map(({ product, quantity, sumCents }) => ({
    ...{ sku: product.sku, name: product.name, content: product.content, byWeight: product.byWeight },
    ...{ artwork: product.artwork, unitCents: product.priceCents, quantity, sumCents, features: [] },
  }));
  return (
    <Page className="group/checkout">
      <CheckoutSteps current="details" hrefs={{ cart: toLocalePath("/cart", locale) }} />
      <Heading level={1}>{t("title")}</Heading>
      <p className="mt-3 text-soft">{t("lead")}</p>
      <div className="mt-8 grid items-start gap-x-14 gap-y-8 lg:grid-cols-[1fr_24rem]">
        <aside className="lg:order-last lg:h-full">
          <CheckoutSummary lines={items} priced={priced} locale={locale} cartHref={toLocalePath("/cart", locale)} />
        </aside>
        <CheckoutForm
          action={submitCheckoutAction}
          initial={(await readTyped(query)) ?? toInitialState(order, query)}
          texts={await buildTexts(locale)}
          choices={await buildChoices(shop, priced.shipping, locale)}
          order={CHECKOUT_FIELDS}
          today={toBerlinDay(clock.now())}
        />
      </div>
    </Page>
  );
}

async function priceBothWays(basket: Basket) {
  const { catalogue, shop } = await getRuntime();
  const products = await catalogue.productsByIds(basket.lines.map((line) => line.productId));
  const { shipping } = await shop.profile();
  return {
    shipping: priceBasket(basket, products, shipping, "shipping"),
    collection: priceBasket(basket, products, shipping, "collection"),
  };
}

/** The draft back in the form; where its method was refused, another one is chosen already. */
function toInitialState(order: Order | null, query: CheckoutQuery): CheckoutState {
  const values = toCheckoutValues(order);
  const calm = { errors: {}, notice: null, refusedMethod: null };
  if (order === null) return { ...calm, values: { ...values, paymentMethod: PAYMENT_METHODS[0]?.code ?? "" } };
  if (order.payment.status === "denied" || query.declined === "1") {
    const changed = { ...values, paymentMethod: FALLBACK_METHOD };
    return { ...calm, values: changed, notice: "declined", refusedMethod: order.payment.method };
  }
  // After a while of silence the number of the account is deleted, and nothing else.
  const { funding } = order.payment;
  if (funding !== null && funding.iban === null) return { ...calm, values, notice: "forgotten" };
  return { ...calm, values, notice: query.changed === "1" ? "changed" : null };
}

async function readTyped(query: CheckoutQuery): Promise<CheckoutState | null> {
  if (query.updated !== "1") return null;
  const { config } = await getRuntime();
  return readTypedCookie(config.authSecret);
}
