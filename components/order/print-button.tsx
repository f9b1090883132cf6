"use client";

/** Opens the browser's own print dialog; not there without script, when the browser's menu does the same. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" onClick={() => print()} className="link min-h-11 noscript:hidden">
      {label}
    </button>
  );
}
