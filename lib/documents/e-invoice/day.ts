import type { IsoDay } from "#lib/domain/birth-date.ts";
import { group, leaf, type XmlElement } from "./xml.ts";

/** A day the way CII spells it: format 102, "20261129". @param prefix of the type the element's schema asks for */
export function dayElement(name: string, day: IsoDay, prefix: "udt" | "qdt" = "udt"): XmlElement | null {
  return group(name, leaf(`${prefix}:DateTimeString`, day.replaceAll("-", ""), { format: "102" }));
}
