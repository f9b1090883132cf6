import type { ReactNode } from "react";

interface FactRowProps {
  /** Becomes `data-fact` on the value. */
  name: string;
  term: string;
  value: ReactNode;
  hint?: string | undefined;
  /** The button that copies. */
  children?: ReactNode;
}

/** One fact of a transfer; a press on its value selects it whole. */
export function FactRow({ name, term, value, hint, children }: FactRowProps) {
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-4 border-b border-line py-2.5 print:py-1.5">
      <dt className="text-xs text-soft">{term}</dt>
      <dd
        id={`fact-${name}`}
        data-fact={name}
        className={`tabular row-start-2 select-all break-words ${children ? "text-lg font-semibold" : "text-sm"}`}
      >
        {value}
      </dd>
      {hint ? <dd className="col-span-full text-xs text-soft">{hint}</dd> : null}
      {children ? (
        <dd className="col-start-2 row-span-2 row-start-1 text-right noscript:hidden print:hidden">{children}</dd>
      ) : null}
    </div>
  );
}
