import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { LegalText } from "#lib/domain/shop.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";

const LEGAL_SLUGS: LegalText["slug"][] = ["imprint", "privacy", "terms", "withdrawal"];

/** Nothing to wander off to: the shop's name, the step at hand, the legal pages. */
export default async function CheckoutLayout({ children }: { children: ReactNode }) {
  const [locale, t, { shop }] = await Promise.all([getLocale(), getTranslations("common"), getRuntime()]);
  const profile = await shop.profile();
  return (
    <>
      <header className="border-b border-line">
        <div className="shell flex min-h-16 flex-wrap items-center justify-between gap-x-6 py-3">
          <a
            href={toLocalePath("/", locale)}
            className="font-display text-xl leading-none tracking-tight hover:text-ember"
          >
            {profile.name}
          </a>
          <a href={`tel:${profile.phone.replaceAll(" ", "")}`} className="text-sm text-soft hover:text-ember">
            {profile.phone}
          </a>
        </div>
      </header>
      <div className="grow">{children}</div>
      <footer className="border-t border-line text-sm">
        <nav aria-label={t("site.legalLinks")} className="shell py-4">
          <ul className="flex flex-wrap gap-x-6">
            {LEGAL_SLUGS.map((slug) => (
              <li key={slug}>
                <a
                  href={toLocalePath(`/legal/${slug}`, locale)}
                  className="inline-flex min-h-11 items-center text-soft hover:text-ember hover:underline"
                >
                  {t(`legal.${slug}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </footer>
    </>
  );
}
