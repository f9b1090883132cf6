import { CARRIER_NAMES } from "#lib/domain/carriers.ts";

/** What a field for the carrier offers; it may say anything else, too. @param id for the field's `list` */
export function CarrierNames({ id }: { id: string }) {
  return (
    <datalist id={id}>
      {CARRIER_NAMES.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
