import type { ReactNode } from "react";
import { Heading } from "#components/ui/heading.tsx";

/** The heading that tells the state of an order, and what belongs right below it. */
export function Lead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Heading level={1} className="max-w-4xl">
        {title}
      </Heading>
      <div className="mt-5 max-w-2xl space-y-3">{children}</div>
    </div>
  );
}
