import sharp from "sharp";
import { describe, expect, it } from "vitest";
import vectors from "#lib/domain/fixtures/epc-qr-vectors.json";
import { readGirocodeSymbol } from "#lib/domain/fixtures/girocode-symbol.ts";
import { renderGirocodePng } from "./girocode-image.ts";

interface Drawable {
  id: string;
  expected: { payload: string; qrVersion: number };
}

const DRAWABLE = (vectors.build as unknown as Drawable[]).filter(({ expected }) => expected.payload);

describe("renderGirocodePng", () => {
  it.each(DRAWABLE)("$id is read back byte for byte", async ({ expected }) => {
    const png = await renderGirocodePng(expected.payload);
    const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const symbol = readGirocodeSymbol({ data: new Uint8ClampedArray(data), width: info.width, height: info.height });
    expect(symbol).toEqual({
      bytes: [...Buffer.from(expected.payload, "utf8")],
      version: expected.qrVersion,
      levelBits: 0b00,
      modes: ["byte"],
      quietZone: 4,
    });
    expect(info.width).toBe(info.height);
    expect(info.width).toBeGreaterThanOrEqual(270);
    expect(info.width).toBeLessThanOrEqual(350);
  });

  it("keeps to one byte-mode segment where another mode would be shorter", async () => {
    const png = await renderGirocodePng("1234567890123456789012345678901234567890");
    const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const symbol = readGirocodeSymbol({ data: new Uint8ClampedArray(data), width: info.width, height: info.height });
    expect(symbol.modes).toEqual(["byte"]);
  });

  it("refuses what does not fit version 13", async () => {
    await expect(renderGirocodePng("x".repeat(331))).resolves.toBeInstanceOf(Buffer);
    await expect(renderGirocodePng("x".repeat(332))).rejects.toThrow(RangeError);
    await expect(renderGirocodePng("ü".repeat(166))).rejects.toThrow(RangeError);
  });
});
