import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Page } from "#components/ui/page.tsx";

export default async function NotFoundPage() {
  const t = await getTranslations("office.notFound");
  return (
    <Page>
      <p className="tabular text-sm text-soft">404</p>
      <Heading level={1} className="mt-2">
        {t("title")}
      </Heading>
      <p className="mt-4 max-w-prose text-soft">{t("text")}</p>
      <ButtonLink href="/merchant" look="secondary" className="mt-8">
        {t("back")}
      </ButtonLink>
    </Page>
  );
}
