/** An IBAN in groups of four; the gaps are drawn, not written, so that a copy of it has no blanks. */
export function IbanGroups({ iban }: { iban: string }) {
  const groups = iban.match(/.{1,4}/gu) ?? [];
  return groups.map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: groups repeat and never move
    <span key={index} className="mr-[0.35em] inline-block last:mr-0">
      {group}
    </span>
  ));
}
