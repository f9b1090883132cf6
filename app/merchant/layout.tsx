import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { SkipLink } from "#components/ui/skip-link.tsx";
import { getRuntime } from "#lib/runtime.ts";
import "../globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const [t, { shop }] = await Promise.all([getTranslations("staff"), getRuntime()]);
  const { name } = await shop.profile();
  return {
    title: { default: `${t("office")} · ${name}`, template: `%s · ${name}` },
    icons: { icon: "/favicon.svg" },
    robots: { index: false, follow: false },
    referrer: "same-origin",
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

/** The frame of the back office: language, styles and the skip link. Who may see what is decided by each page. */
export default async function MerchantLayout({ children }: { children: ReactNode }) {
  // A policy with a nonce needs a page made for its request.
  await connection();
  const [locale, t] = await Promise.all([getLocale(), getTranslations("common.site")]);
  preload("/fonts/young-serif.woff2", { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html lang={locale}>
      <body className="flex flex-col">
        <SkipLink label={t("skip")} />
        {children}
      </body>
    </html>
  );
}
