import jsQR from "jsqr";
import sharp from "sharp";
import { type Facts, toCents } from "./shopper.ts";

/** Reads a QR code out of a picture, the way a banking app does. */
export async function decodeGirocode(picture: Buffer): Promise<string> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const code = jsQR(new Uint8ClampedArray(data), info.width, info.height);
  if (code === null) throw new Error("no QR code can be read in the picture");
  return Buffer.from(code.binaryData).toString("utf8");
}

/** The EPC text that belongs to the facts on the page, written down independently of the shop's code. */
export function expectedGirocode(facts: Facts): string {
  const euro = (toCents(facts.amount) / 100).toFixed(2);
  return ["BCD", "002", "1", "SCT", facts.bic, facts.owner, facts.iban, `EUR${euro}`, "", "", facts.purpose].join("\n");
}
