const HOUR = 3_600_000;

const offsetFormat = new Intl.DateTimeFormat("en", { timeZone: "Europe/Berlin", timeZoneName: "longOffset" });
/** The clocks change at full hours only, and asking Intl is slow. */
const offsets = new Map<number, string>();

function findOffset(ms: number): string {
  const hour = Math.floor(ms / HOUR);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const name = offsetFormat.formatToParts(ms).find((part) => part.type === "timeZoneName")?.value ?? "GMT+01:00";
  const offset = name.replace("GMT", "") || "+00:00";
  offsets.set(hour, offset);
  return offset;
}

/** @returns for example `2026-03-02T09:20:11+01:00`, as every timestamp of the provider is spelled */
export function toBerlinTime(ms: number): string {
  const offset = findOffset(ms);
  const shift = Number(offset.slice(1, 3)) * HOUR * (offset.startsWith("-") ? -1 : 1);
  return `${new Date(ms + shift).toISOString().slice(0, 19)}${offset}`;
}
