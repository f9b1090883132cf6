"use client";

import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import type { Locale } from "#lib/domain/money.ts";
import de from "#lib/i18n/messages/de/error.json";
import en from "#lib/i18n/messages/en/error.json";

const TEXTS: Record<Locale, typeof de> = { de, en };

interface ErrorPageProps {
  locale: Locale;
  /** What its reader may worry about: a basket, or an order that is being worked on. */
  place?: "shop" | "office";
  digest: string | undefined;
}

/** What a visitor sees when a page failed: our sentence and a reference, never the error itself. */
export function ErrorPage({ locale, place = "shop", digest }: ErrorPageProps) {
  const text = TEXTS[locale];
  return (
    <main className="shell py-16 md:py-24">
      <Heading level={1}>{text.title}</Heading>
      <p className="mt-4 max-w-prose text-soft">{place === "shop" ? text.text : text.officeText}</p>
      <Button type="button" look="secondary" className="mt-8" onClick={() => window.location.reload()}>
        {text.retry}
      </Button>
      {digest ? (
        <p className="mt-6 text-xs text-soft">
          {text.code} <span className="tabular">{digest}</span>
        </p>
      ) : null}
    </main>
  );
}
