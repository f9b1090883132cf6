import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { SkipLink } from "#components/ui/skip-link.tsx";
import { isLocale } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";
import "../globals.css";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  setRequestLocale(locale);
  const t = await getTranslations("common.site");
  const { shop } = await getRuntime();
  const { name, claim } = await shop.profile();
  return {
    title: { default: `${name} · ${claim[locale]}`, template: `%s · ${name}` },
    description: t("description"),
    icons: { icon: "/favicon.svg" },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f2e7" },
    { media: "(prefers-color-scheme: dark)", color: "#1b120c" },
  ],
};

/** Language, policy nonce, styles and the skip link; header and footer belong to the groups of pages below. */
export default async function LocaleLayout({ children, params }: LayoutProps) {
  // A policy with a nonce needs a page made for its request.
  await connection();
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  preload("/fonts/young-serif.woff2", { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  const t = await getTranslations("common.site");
  return (
    <html lang={locale} data-scroll-behavior="smooth">
      <body className="flex flex-col">
        <SkipLink label={t("skip")} />
        {children}
      </body>
    </html>
  );
}
