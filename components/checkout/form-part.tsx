import type { ReactNode } from "react";
import { Heading } from "#components/ui/heading.tsx";

/** A stretch of the form under a heading of its own. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-10 space-y-5">
      <Heading level={2} size="part">
        {title}
      </Heading>
      {children}
    </section>
  );
}
