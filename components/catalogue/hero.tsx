import { getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";

/** The opening: three words and a loaf. `firstAnchor` is where "see our goods" leads. */
export async function Hero({ firstAnchor }: { firstAnchor: string }) {
  const t = await getTranslations("catalogue.home");
  return (
    <section className="grid items-end gap-x-10 gap-y-8 pb-16 md:grid-cols-[5fr_7fr] md:pb-24">
      <div className="md:pb-6">
        <p className="text-sm text-soft">{t("eyebrow")}</p>
        <Heading level={1} size="display" className="mt-3">
          {t("title")}
        </Heading>
        <p className="mt-6 max-w-[34ch] text-lg text-soft">{t("lead")}</p>
        <a
          href={`#${firstAnchor}`}
          className="mt-7 inline-flex min-h-11 items-center font-semibold underline decoration-ember decoration-2 underline-offset-8 hover:text-ember"
        >
          {t("toGoods")}
        </a>
      </div>
      <svg
        viewBox="0 0 840 640"
        role="img"
        aria-label={t("heroAlt")}
        className="-mx-5 block aspect-21/16 w-[calc(100%+2.5rem)] bg-art-straw md:mx-0 md:w-full"
      >
        <use href="/artwork/hero.svg#scene" />
      </svg>
    </section>
  );
}
