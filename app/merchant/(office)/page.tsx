import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { LiveRefresh } from "#components/office/live-refresh.tsx";
import { OrderRow } from "#components/office/order-row.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { nextTask } from "#lib/domain/next-task.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import { getRuntime } from "#lib/runtime.ts";
import { EmptyList } from "./empty-list.tsx";
import { FilterLinks } from "./filter-links.tsx";
import { ListHead } from "./list-head.tsx";
import { readOrderQuery, type SearchParams } from "./order-query.ts";
import { PageLinks } from "./page-links.tsx";
import { readOrders } from "./read-orders.ts";
import { SearchForm } from "./search-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("office"))("title") };
}

/** All orders, what state they are in and what to do about them. Plain links and one form, no script. */
export default async function OrdersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireMerchant("view");
  const params = await searchParams;
  const query = readOrderQuery(params);
  const [locale, t, runtime] = await Promise.all([getLocale(), getTranslations("office"), getRuntime()]);
  const mark = await runtime.live.mark();
  const [{ orders, next }, counts, { invoiceDueDays }] = await Promise.all([
    readOrders(runtime, query),
    runtime.orderList.counts(MOST_COUNTED),
    runtime.shop.profile(),
  ]);
  const [only] = orders;
  const isExact = orders.length === 1 && (only?.number === query.search || query.search.startsWith("STX_"));
  if (only !== undefined && isExact) redirect(`/merchant/orders/${only.id}`);
  const now = runtime.clock.now();
  return (
    <Page className="space-y-6 pt-6! md:pt-8!">
      {params.denied === undefined ? null : (
        <Notice tone="warn" role="alert" title={t("denied.title")}>
          {t("denied.text")}
        </Notice>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-10 gap-y-4">
        <Heading level={1} size="section">
          {t("title")}
        </Heading>
        <SearchForm search={query.search} />
      </div>
      <FilterLinks query={query} counts={counts} most={MOST_COUNTED} />
      {orders.length === 0 ? (
        <EmptyList query={query} />
      ) : (
        <div>
          <ListHead />
          <ol>
            {orders.map((order) => {
              const { paysFirst } = paymentMethod(order.method);
              const task = nextTask(order, { paysFirst, dueDays: invoiceDueDays }, now);
              return <OrderRow key={order.id} {...{ order, task, now, locale }} />;
            })}
          </ol>
        </div>
      )}
      <PageLinks query={query} next={next} />
      <LiveRefresh src="/merchant/events" since={mark} />
    </Page>
  );
}

/** Further than this nobody has to know. */
const MOST_COUNTED = 100;
