import type { ComponentPropsWithRef } from "react";

type HeadingSize = "display" | "page" | "section" | "part";

interface HeadingProps extends ComponentPropsWithRef<"h1"> {
  level: 1 | 2 | 3;
  /** How large it looks; follows the level unless said otherwise. */
  size?: HeadingSize;
}

const SIZES: Record<HeadingSize, string> = {
  display: "text-4xl tracking-[-0.02em]",
  page: "text-3xl tracking-[-0.012em]",
  section: "text-2xl",
  part: "text-lg",
};

const SIZE_OF_LEVEL = { 1: "page", 2: "section", 3: "part" } as const;

export function Heading({ level, size = SIZE_OF_LEVEL[level], className, children, ...rest }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag className={className ? `${SIZES[size]} ${className}` : SIZES[size]} {...rest}>
      {children}
    </Tag>
  );
}
