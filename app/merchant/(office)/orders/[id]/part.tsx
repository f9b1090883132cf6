import type { ReactNode } from "react";
import { Heading } from "#components/ui/heading.tsx";

interface PartProps {
  /** Also the anchor. */
  id: string;
  title: string;
  /** Beside the title, e.g. a link. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One part of the page of an order. */
export function Part({ id, title, aside, children }: PartProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <Heading level={2} size="part" id={`${id}-title`}>
          {title}
        </Heading>
        {aside ? <div className="text-sm">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}
