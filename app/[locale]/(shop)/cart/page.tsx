import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BasketLines } from "#components/cart/basket-lines.tsx";
import { BasketSummary } from "#components/cart/basket-summary.tsx";
import { EmptyBasket } from "#components/cart/empty-basket.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { MAX_QUANTITY } from "#lib/domain/catalogue.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";
import { readCurrentBasket } from "../current-basket.ts";
import { listMethodLabels } from "../method-labels.ts";
import { setQuantityAction, takeAvailableAction } from "./actions.ts";

interface CartPageProps {
  searchParams: Promise<{ problem?: string | string[] }>;
}

const PROBLEMS = ["quantity", "stock", "unknown", "expired", "crowded", "closed", "failed", "updated"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cart");
  return { title: t("title"), robots: { index: false } };
}

export default async function CartPage({ searchParams }: CartPageProps) {
  const [{ problem: given }, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations("cart")]);
  const { catalogue, shop } = await getRuntime();
  const [basket, profile, methods] = await Promise.all([readCurrentBasket(), shop.profile(), listMethodLabels()]);
  const problem = PROBLEMS.find((known) => known === given);
  const isEmpty = basket === null || basket.lines.length === 0;
  return (
    <Page>
      <Heading level={1}>{isEmpty ? t("emptyTitle") : t("title")}</Heading>
      {problem ? (
        <div className="mt-6 max-w-3xl">
          <Notice tone="warn" role="alert" title={t("problemTitle")}>
            {t(`problem.${problem}`, { max: MAX_QUANTITY })}
          </Notice>
        </div>
      ) : null}
      {isEmpty ? (
        <EmptyBasket categories={await catalogue.categories()} locale={locale} />
      ) : (
        <div className="mt-8 grid items-start gap-x-14 gap-y-10 lg:grid-cols-[1fr_23rem]">
          <div>
            <BasketLines lines={basket.lines} locale={locale} setQuantityAction={setQuantityAction} />
            <p className="mt-6 text-sm">
              <TextLink href={toLocalePath("/", locale)}>{t("continue")}</TextLink>
            </p>
          </div>
          <BasketSummary {...{ basket, profile, methods, locale, takeAvailableAction }} />
        </div>
      )}
    </Page>
  );
}
