"use client";

import { useParams } from "next/navigation";
import { ErrorPage } from "#components/site/error-page.tsx";

export default function LocaleError({ error }: { error: Error & { digest?: string } }) {
  const { locale } = useParams<{ locale: string }>();
  return <ErrorPage locale={locale === "en" ? "en" : "de"} digest={error.digest} />;
}
