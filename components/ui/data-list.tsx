import type { ReactNode } from "react";

/** Facts as a definition list between hairlines: term left, value right. */
export function DataList({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={className ? `border-t border-line ${className}` : "border-t border-line"}>{children}</dl>;
}

interface DataRowProps {
  term: ReactNode;
  children: ReactNode;
  /** Becomes `data-fact` on the value, for checks that read the page. */
  fact?: string;
  /** Numbers: right-aligned, digits in columns. */
  numeric?: boolean;
  /** The line that counts, e.g. the total. */
  strong?: boolean;
}

export function DataRow({ term, children, fact, numeric = false, strong = false }: DataRowProps) {
  return (
    <div
      className={`flex flex-wrap justify-between gap-x-6 gap-y-0.5 border-b border-line py-2.5 ${strong ? "text-lg font-semibold" : "text-sm"}`}
    >
      <dt className={strong ? "" : "text-soft"}>{term}</dt>
      <dd data-fact={fact} className={numeric ? "tabular ml-auto text-right" : ""}>
        {children}
      </dd>
    </div>
  );
}
