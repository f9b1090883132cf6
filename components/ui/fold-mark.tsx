/** The arrow of a folded part; stands in a `<summary>` and turns when it is open. */
export function FoldMark() {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className="size-4 shrink-0 fill-none stroke-current [details[open]>summary_&]:rotate-180 motion-safe:transition-transform"
    >
      <path d="M3 5.5 8 10.5 13 5.5" strokeWidth="2" />
    </svg>
  );
}
