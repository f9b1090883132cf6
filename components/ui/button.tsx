import type { ComponentPropsWithRef } from "react";

export type ButtonLook = "primary" | "secondary" | "quiet" | "link";

interface ButtonOwnProps {
  look?: ButtonLook;
  /** Full width of its column on every screen. */
  wide?: boolean;
}

/** A real button; submits its form unless `type` says otherwise. */
export function Button({
  look = "primary",
  wide = false,
  className,
  type = "submit",
  ...rest
}: ButtonOwnProps & ComponentPropsWithRef<"button">) {
  return <button type={type} className={joinClasses(look, wide, className)} {...rest} />;
}

/** A link that looks like a button, for the one main way onwards. Plain `<a>`: nothing is prefetched. */
export function ButtonLink({
  look = "primary",
  wide = false,
  className,
  children,
  ...rest
}: ButtonOwnProps & ComponentPropsWithRef<"a">) {
  return (
    <a className={joinClasses(look, wide, className)} {...rest}>
      {children}
    </a>
  );
}

const SHARED =
  "items-center justify-center text-center motion-safe:transition-colors disabled:opacity-55 aria-busy:opacity-70 aria-busy:cursor-progress";

const LOOKS: Record<ButtonLook, string> = {
  primary:
    "min-h-12 rounded-xs border border-transparent bg-ember px-6 py-2 font-semibold text-on-ember enabled:hover:bg-ember-deep [a&]:hover:bg-ember-deep",
  secondary:
    "min-h-12 rounded-xs border border-line-strong px-6 py-2 font-semibold text-ink enabled:hover:border-ink enabled:hover:bg-sunk [a&]:hover:border-ink [a&]:hover:bg-sunk",
  quiet:
    "min-h-11 px-1 py-2 text-sm text-soft underline decoration-line-strong decoration-1 underline-offset-4 hover:text-ember hover:decoration-current",
  link: "min-h-11 link",
};

function joinClasses(look: ButtonLook, wide: boolean, className: string | undefined): string {
  return [wide ? "flex w-full" : "inline-flex", SHARED, LOOKS[look], className].filter(Boolean).join(" ");
}
