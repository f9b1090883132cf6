import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Heading } from "#components/ui/heading.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { formatCountries } from "#lib/i18n/format-list.ts";

/** Anchor of the section; price notes link here for the cost of delivery. */
export const BUYING_ANCHOR = "zahlen-und-liefern";

interface BuyingSectionProps {
  profile: ShopProfile;
  /** Each way to pay, in words. */
  ways: { title: string; text: string }[];
  locale: Locale;
}

/** How one pays and what delivery costs, in plain words. */
export async function BuyingSection({ profile, ways, locale }: BuyingSectionProps) {
  const t = await getTranslations("catalogue.home");
  const { feeCents, freeFromCents } = profile.shipping;
  return (
    <section id={BUYING_ANCHOR} aria-labelledby="buying-title" className="border-t border-line pt-6 md:pt-8">
      <div className="mb-8 grid gap-x-8 gap-y-2 md:mb-10 md:grid-cols-2 md:items-baseline">
        <Heading level={2} size="page" id="buying-title">
          {t("buyingTitle")}
        </Heading>
        <p className="max-w-prose text-soft">{t("buyingLead", { count: ways.length })}</p>
      </div>
      <div
        className={`grid gap-x-10 gap-y-8 ${ways.length % 2 === 0 ? "md:grid-cols-3" : "md:grid-cols-2 lg:grid-cols-4"}`}
      >
        {ways.map(({ title, text }) => (
          <Way key={title} title={title}>
            {text}
          </Way>
        ))}
        <Way title={t("deliveryTitle")}>
          {t("deliveryText", {
            countries: formatCountries(profile.countries, locale),
            fee: formatCents(feeCents, locale),
            freeFrom: formatCents(freeFromCents, locale),
          })}
        </Way>
      </div>
    </section>
  );
}

function Way({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-prose">
      <Heading level={3}>{title}</Heading>
      <p className="mt-2 text-soft">{children}</p>
    </div>
  );
}
