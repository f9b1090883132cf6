import { type Cents, formatCents, type Locale } from "#lib/domain/money.ts";

interface PriceProps {
  cents: Cents;
  locale: Locale;
  className?: string;
}

/** An amount in whole cents, with digits that stand in columns and never break over a line. */
export function Price({ cents, locale, className }: PriceProps) {
  const classes = className ? `tabular whitespace-nowrap ${className}` : "tabular whitespace-nowrap";
  return <span className={classes}>{formatCents(cents, locale)}</span>;
}
