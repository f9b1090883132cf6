import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Page } from "#components/ui/page.tsx";
import { toLocalePath } from "#lib/i18n/paths.ts";

export default async function NotFoundPage() {
  const [t, locale] = await Promise.all([getTranslations("common.notFound"), getLocale()]);
  return (
    <Page>
      <p className="tabular text-sm text-soft">404</p>
      <Heading level={1} className="mt-2">
        {t("title")}
      </Heading>
      <p className="mt-4 max-w-prose text-soft">{t("text")}</p>
      <ButtonLink href={toLocalePath("/", locale)} look="secondary" className="mt-8">
        {t("back")}
      </ButtonLink>
    </Page>
  );
}
