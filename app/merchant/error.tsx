"use client";

import { ErrorPage } from "#components/site/error-page.tsx";

/** The back office has no language in its addresses; the frame around the page says which it is. */
export default function MerchantError({ error }: { error: Error & { digest?: string } }) {
  const isEnglish = typeof document !== "undefined" && document.documentElement.lang === "en";
  return <ErrorPage locale={isEnglish ? "en" : "de"} place="office" digest={error.digest} />;
}
