import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CheckoutSteps } from "#components/checkout/checkout-steps.tsx";
import { LineList } from "#components/checkout/line-list.tsx";
import { CONSENT_FIELD, MandatePanel } from "#components/checkout/mandate-panel.tsx";
import { OrderSums } from "#components/checkout/order-sums.tsx";
import { ReviewFacts } from "#components/checkout/review-facts.tsx";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import { getRuntime } from "#lib/runtime.ts";
import { offerMandate } from "#lib/usecases/mandate-consent.ts";
import { readBasketId } from "../../../(shop)/basket-cookie.ts";
import { toMethodTerms } from "../../../method-terms.ts";
import { findDeliveryDays } from "../delivery-days.ts";
import { placeOrderAction } from "./actions.ts";

const ORDER_FORM = "order";

interface ReviewPageProps {
  searchParams: Promise<{ changed?: string | string[]; problem?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checkout.review");
  return { title: t("title"), robots: { index: false } };
}

export default async function ReviewPage({ searchParams }: ReviewPageProps) {
  const [query, locale] = await Promise.all([searchParams, getLocale()]);
  const order = await findReviewable(locale);
  const [t, { shop, catalogue }] = await Promise.all([getTranslations("checkout"), getRuntime()]);
  const [profile, mandateTerms, products, payment] = await Promise.all([
    shop.profile(),
    shop.mandateTerms(),
    catalogue.productsByIds(order.lines.flatMap((line) => line.productId ?? [])),
    getTranslations("payment"),
  ]);
  const { code, paysFirst } = paymentMethod(order.payment.method);
  const days = findDeliveryDays(products);
  const terms = toMethodTerms(profile, mandateTerms);
  const mandate = offerMandate(order, mandateTerms, locale);
  const address = `${profile.street}, ${profile.postalCode} ${profile.city}`;
  const notes = {
    shipping: t("delivery.shippingNote", days),
    collection: t("delivery.collectionNote", { address }),
  };
  const features = new Map(products.map((product) => [product.id, product.features.map((text) => text[locale])]));
  const lines = order.lines
    .filter((line) => line.kind === "article")
    .map((line) => ({ ...line, features: features.get(line.productId ?? "") ?? [] }));
  const legalLink = (slug: string) => (words: React.ReactNode) => (
    <TextLink href={toLocalePath(`/legal/${slug}`, locale)} target="_blank">
      {words}
    </TextLink>
  );
  const timeKey = order.delivery === "collection" ? "collectionTime" : "deliveryTime";
  return (
    <Page>
      <CheckoutSteps
        current="review"
        hrefs={{ cart: toLocalePath("/cart", locale), details: toLocalePath("/checkout", locale) }}
      />
      <Heading level={1}>{t("review.title")}</Heading>
      <p className="mt-3 text-soft">{t("review.lead")}</p>
      <ReviewNotice order={order} query={query} />
      <div className="mt-8 grid items-start gap-x-14 gap-y-10 lg:grid-cols-[20rem_1fr]">
        <ReviewFacts
          order={order}
          locale={locale}
          formHref={toLocalePath("/checkout", locale)}
          payment={{
            label: payment(`${code}.label`),
            consequence: payment(`${code}.consequence`, terms),
            account: order.payment.funding,
          }}
          delivery={{ label: t(`delivery.${order.delivery}`), note: notes[order.delivery] }}
        />
        <section aria-labelledby="lines-title">
          <Heading level={2} id="lines-title" size="section" className="mb-4">
            {t("review.linesTitle")}
          </Heading>
          <LineList lines={lines} locale={locale} large />
          <p className="border-t border-line pt-4 text-sm">
            {t(`review.${timeKey}${paysFirst ? "PaysFirst" : ""}`, days)}
          </p>
          {mandate === null ? null : (
            <MandatePanel {...mandate} form={ORDER_FORM} isMissing={query.problem === "consent"} />
          )}
          <p className="mt-4 text-sm text-soft">
            {t.rich("review.legal", {
              seller: profile.legalName,
              terms: legalLink("terms"),
              withdrawal: legalLink("withdrawal"),
              privacy: legalLink("privacy"),
            })}
          </p>
          <OrderSums sums={order} delivery={order.delivery} locale={locale} large />
          <p className="mt-2 text-xs text-soft">{t("review.pricesNote")}</p>
          <form action={placeOrderAction} id={ORDER_FORM} noValidate className="mt-5">
            <input type="hidden" name="seen" value={order.contentHash} />
            <SubmitButton label={t("review.submit")} pendingLabel={t("review.pending")} />
          </form>
          <p className="mt-3 flex flex-wrap justify-between gap-x-6 text-xs text-soft">
            <span>{t("review.payee", { payee: profile.payeeName })}</span>
            <span>{t("review.questions", { phone: profile.phone })}</span>
          </p>
        </section>
      </div>
    </Page>
  );
}

function toConsent(words: React.ReactNode) {
  return <TextLink href={`#${CONSENT_FIELD}`}>{words}</TextLink>;
}

/** The draft this visitor may order now; everybody else is sent to where they can go on. */
async function findReviewable(locale: Locale): Promise<Order> {
  const { orders, baskets } = await getRuntime();
  const basketId = await readBasketId();
  if (basketId === null) redirect(toLocalePath("/cart?problem=empty", locale));
  const order = await orders.findByBasket(basketId);
  if (order === null) redirect(toLocalePath("/checkout", locale));
  if (order.status !== "draft") redirect(toLocalePath(`/orders/${order.token}`, locale));
  if (order.payment.status === "denied") redirect(toLocalePath("/checkout?declined=1", locale));
  const basket = await baskets.find(basketId);
  if (basket === null || basket.lines.length === 0) redirect(toLocalePath("/cart?problem=empty", locale));
  // Looking at a page must not change a transaction: the form does, and it still holds everything.
  if (basket.version !== order.basketVersion) redirect(toLocalePath("/checkout?changed=1", locale));
  return order;
}

async function ReviewNotice({ order, query }: { order: Order; query: Awaited<ReviewPageProps["searchParams"]> }) {
  const [t, payment] = await Promise.all([getTranslations("checkout.review"), getTranslations("payment")]);
  const { code } = paymentMethod(order.payment.method);
  const isUnchecked = order.payment.goal === "authorize" && order.payment.status !== "authorized";
  const notice =
    query.problem === "1"
      ? "unexpected"
      : query.problem === "consent"
        ? "consent"
        : query.problem === "crowded" || query.problem === "closed" || query.problem === "updated"
          ? query.problem
          : query.changed === "1"
            ? "changed"
            : isUnchecked
              ? "unchecked"
              : null;
  if (notice === null) return null;
  return (
    <div className="mt-6 max-w-3xl">
      <Notice
        tone={notice === "unchecked" ? "plain" : "warn"}
        role={notice === "unchecked" ? "status" : "alert"}
        title={notice === "unchecked" ? payment(`${code}.unchecked`) : t(`${notice}Title`)}
      >
        {notice === "consent" ? t.rich("consent", { link: toConsent }) : t(notice)}
      </Notice>
    </div>
  );
}
