"use client";

import { ErrorPage } from "#components/site/error-page.tsx";
import "./globals.css";

/** Stands in when even the layout failed, so it knows neither shop nor language: both are shown. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="de">
      <body>
        <ErrorPage locale="de" digest={error.digest} />
        <div lang="en">
          <ErrorPage locale="en" digest={error.digest} />
        </div>
      </body>
    </html>
  );
}
