import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { OfficeHeader } from "#components/office/office-header.tsx";
import { requireMerchant } from "#lib/auth/require-merchant.ts";
import { getRuntime } from "#lib/runtime.ts";
import { readRequestPath } from "../../[locale]/(shop)/request-path.ts";
import { chooseOfficeLocaleAction, signOutAction, signOutEverywhereAction } from "./session-actions.ts";

/** The frame around every room of the back office. Each page asks for itself who may see it. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const actor = await requireMerchant("view");
  const [locale, runtime, path] = await Promise.all([getLocale(), getRuntime(), readRequestPath()]);
  const [{ name }, tasks] = await Promise.all([runtime.shop.profile(), runtime.tasks.summary()]);
  return (
    <>
      <OfficeHeader
        {...{ locale, path, actor }}
        shopName={name}
        tasks={tasks}
        signOut={signOutAction}
        signOutEverywhere={signOutEverywhereAction}
        chooseLocale={chooseOfficeLocaleAction}
      />
      {children}
    </>
  );
}
