/** Carriers whose parcels can be followed by a link, and how. The number is a part of the address. */
const CARRIERS: Record<string, (trackingId: string) => string> = {
  DHL: (id) => `https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=${id}`,
  "Deutsche Post": (id) => `https://www.deutschepost.de/de/s/sendungsverfolgung.html?piececode=${id}`,
  DPD: (id) => `https://tracking.dpd.de/status/de_DE/parcel/${id}`,
  GLS: (id) => `https://gls-group.com/DE/de/paketverfolgung/?match=${id}`,
  Hermes: (id) => `https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/?trackingID=${id}`,
  UPS: (id) => `https://www.ups.com/track?loc=de_DE&tracknum=${id}`,
};

/** As they are offered to whoever sends a parcel; any other name may be typed. */
export const CARRIER_NAMES: readonly string[] = Object.keys(CARRIERS);

/** Where the parcel can be followed; null for a carrier we do not know, or without a number. */
export function toTrackingLink(carrier: string | null, trackingId: string | null): string | null {
  if (carrier === null || trackingId === null) return null;
  const name = CARRIER_NAMES.find((known) => known.toLowerCase() === carrier.trim().toLowerCase());
  const id = trackingId.replace(/\s/g, "");
  // What a clerk typed becomes part of an address: letters, digits and hyphens, as all these carriers number.
  if (name === undefined || !/^[\w-]{4,60}$/.test(id)) return null;
  return CARRIERS[name]?.(encodeURIComponent(id)) ?? null;
}
