/** A field for programs that fill in whatever there is; people neither see nor reach it. */
export const TRAP_FIELD = "website";

export function TrapField() {
  return (
    <div className="hidden" aria-hidden="true">
      <input type="text" name={TRAP_FIELD} tabIndex={-1} autoComplete="off" aria-label="website" />
    </div>
  );
}
