import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Heading } from "#components/ui/heading.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { LegalText } from "#lib/domain/shop.ts";

interface LegalArticleProps {
  text: LegalText;
  locale: Locale;
  /** Stands between the title and the first section. */
  children?: ReactNode;
}

/** A legal text with its contents beside it; line breaks within a paragraph are kept (addresses, forms). */
export async function LegalArticle({ text, locale, children }: LegalArticleProps) {
  const t = await getTranslations("legal");
  const sections = text.sections.map((section, index) => ({ ...section, id: `s${index + 1}` }));
  return (
    <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[1fr_16rem]">
      <div className="lg:col-span-full">
        <Heading level={1}>{text.title[locale]}</Heading>
      </div>
      <nav aria-labelledby="contents-title" className="text-sm lg:sticky lg:top-8 lg:order-last lg:self-start">
        <h2 id="contents-title" className="mb-1 font-body font-semibold tracking-normal">
          {t("contents")}
        </h2>
        <ol>
          {sections.map((section) => (
            <li key={section.id}>
              <a href={`#${section.id}`} className="block py-1 text-soft hover:text-ember hover:underline">
                {section.heading[locale]}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="max-w-[68ch]">
        {children}
        {sections.map((section) => (
          <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`} className="mt-8 first:mt-0">
            <Heading level={2} size="part" id={`${section.id}-title`}>
              {section.heading[locale]}
            </Heading>
            {section.paragraphs.map((paragraph) => (
              <p key={paragraph.de} className="mt-3 whitespace-pre-line">
                {paragraph[locale]}
              </p>
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
