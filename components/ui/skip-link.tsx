import { MAIN_ID } from "./page.tsx";

/** The first thing a keyboard meets: past the header, to what the page is about. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:m-3 focus:bg-ink focus:px-4 focus:py-3 focus:text-paper"
    >
      {label}
    </a>
  );
}
