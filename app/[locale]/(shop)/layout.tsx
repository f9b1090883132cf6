import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { SiteFooter } from "#components/site/site-footer.tsx";
import { SiteHeader } from "#components/site/site-header.tsx";
import { getRuntime } from "#lib/runtime.ts";
import { readCurrentBasket } from "./current-basket.ts";
import { listMethodLabels } from "./method-labels.ts";
import { readRequestPath } from "./request-path.ts";

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const { catalogue, shop } = await getRuntime();
  const [categories, profile, basket, path, methods] = await Promise.all([
    catalogue.categories(),
    shop.profile(),
    readCurrentBasket(),
    readRequestPath(),
    listMethodLabels(),
  ]);
  return (
    <>
      <SiteHeader
        locale={locale}
        shopName={profile.name}
        categories={categories}
        itemCount={basket?.itemCount ?? 0}
        path={path}
      />
      <div className="grow">{children}</div>
      <SiteFooter locale={locale} profile={profile} methods={methods} />
    </>
  );
}
