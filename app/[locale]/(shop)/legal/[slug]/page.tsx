import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { LegalArticle } from "#components/site/legal-article.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import type { LegalText } from "#lib/domain/shop.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";

interface LegalPageProps {
  params: Promise<{ slug: string }>;
}

const SLUGS: LegalText["slug"][] = ["imprint", "privacy", "terms", "withdrawal", "accessibility"];

const readText = cache(async (slug: string): Promise<LegalText | null> => {
  const known = SLUGS.find((candidate) => candidate === slug);
  if (known === undefined) return null;
  const { shop } = await getRuntime();
  return shop.legalText(known);
});

export async function generateMetadata({ params }: LegalPageProps): Promise<Metadata> {
  const [{ slug }, locale] = await Promise.all([params, getLocale()]);
  const text = await readText(slug);
  return text === null ? {} : { title: text.title[locale] };
}

export default async function LegalPage({ params }: LegalPageProps) {
  const [{ slug }, locale, t] = await Promise.all([params, getLocale(), getTranslations("legal")]);
  const text = await readText(slug);
  if (text === null) notFound();
  return (
    <Page>
      <LegalArticle text={text} locale={locale}>
        {text.slug === "withdrawal" ? (
          <div className="mt-8 border-y border-line py-6">
            <p className="mb-4">{t("withdrawalFunctionText")}</p>
            <ButtonLink look="secondary" href={toLocalePath("/withdrawal", locale)}>
              {t("withdrawalFunction")}
            </ButtonLink>
          </div>
        ) : null}
      </LegalArticle>
    </Page>
  );
}
