import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { LegalText, ShopProfile } from "#lib/domain/shop.ts";
import { formatAlternatives, formatCountries } from "#lib/i18n/format-list.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";

const LEGAL_SLUGS: LegalText["slug"][] = ["imprint", "privacy", "terms", "withdrawal", "accessibility"];

interface SiteFooterProps {
  locale: Locale;
  profile: ShopProfile;
  /** Labels of the ways to pay. */
  methods: string[];
}

export async function SiteFooter({ locale, profile, methods }: SiteFooterProps) {
  const t = await getTranslations("common");
  const { feeCents, freeFromCents } = profile.shipping;
  return (
    <footer className="border-t border-line bg-sunk text-sm print:hidden">
      <div className="shell grid gap-x-8 gap-y-10 py-12 sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1.2fr_1fr]">
        <FooterPart title={profile.name} large>
          <p className="max-w-xs text-soft">{profile.claim[locale]}</p>
          <a
            href={toLocalePath("/withdrawal", locale)}
            className="link mt-3 inline-flex min-h-11 items-center font-semibold"
          >
            {t("site.withdrawal")}
          </a>
        </FooterPart>
        <FooterPart title={t("site.contact")}>
          <address className="text-soft not-italic">
            {profile.street}
            <br />
            {profile.postalCode} {profile.city}
          </address>
          <p className="mt-2">
            <FooterLink href={`tel:${profile.phone.replaceAll(" ", "")}`}>{profile.phone}</FooterLink>
            <FooterLink href={`mailto:${profile.email}`}>{profile.email}</FooterLink>
          </p>
          <p className="mt-1 text-xs text-soft">{t("site.contactHours")}</p>
        </FooterPart>
        <FooterPart title={t("site.buying")}>
          <ul className="space-y-1.5 text-soft">
            <li>{t("site.paymentLine", { methods: formatAlternatives(methods, locale) })}</li>
            <li>
              {t("site.shippingLine", {
                fee: formatCents(feeCents, locale),
                freeFrom: formatCents(freeFromCents, locale),
              })}
            </li>
            <li>{t("site.countriesLine", { countries: formatCountries(profile.countries, locale) })}</li>
            <li>{t("site.vatLine")}</li>
          </ul>
        </FooterPart>
        <FooterPart title={t("site.legalLinks")}>
          <ul>
            {LEGAL_SLUGS.map((slug) => (
              <li key={slug}>
                <FooterLink href={toLocalePath(`/legal/${slug}`, locale)}>{t(`legal.${slug}`)}</FooterLink>
              </li>
            ))}
          </ul>
        </FooterPart>
      </div>
    </footer>
  );
}

function FooterPart({ title, large = false, children }: { title: string; large?: boolean; children: ReactNode }) {
  return (
    <section>
      <h2 className={large ? "mb-2 text-xl" : "mb-2 font-body text-sm font-semibold tracking-normal"}>{title}</h2>
      {children}
    </section>
  );
}

function FooterLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="block w-fit py-1 text-soft hover:text-ember hover:underline">
      {children}
    </a>
  );
}
