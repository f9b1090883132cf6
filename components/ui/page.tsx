import type { ComponentPropsWithRef } from "react";

/** Target of the skip link. */
export const MAIN_ID = "content";

/** The `<main>` of a page; every page has exactly one. `data-*` attributes pass through. */
export function Page({ className, children, ...rest }: ComponentPropsWithRef<"main">) {
  const classes = `shell pt-8 pb-20 md:pt-14 md:pb-28${className ? ` ${className}` : ""}`;
  return (
    <main id={MAIN_ID} tabIndex={-1} className={classes} {...rest}>
      {children}
    </main>
  );
}
