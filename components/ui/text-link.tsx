import type { ComponentPropsWithRef } from "react";

/** A link within text. Plain `<a>`: pages are small, and nothing is prefetched. */
export function TextLink({ className, children, ...rest }: ComponentPropsWithRef<"a">) {
  return (
    <a className={className ? `link ${className}` : "link"} {...rest}>
      {children}
    </a>
  );
}
