import { renderToStaticMarkup } from "react-dom/server";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import vectors from "#lib/domain/fixtures/epc-qr-vectors.json";
import { readGirocodeSymbol } from "#lib/domain/fixtures/girocode-symbol.ts";
import { Girocode } from "./girocode.tsx";

interface Drawable {
  id: string;
  expected: { payload: string; qrVersion: number };
}

const DRAWABLE = (vectors.build as unknown as Drawable[]).filter(({ expected }) => expected.payload);
const TEXT = DRAWABLE[0]?.expected.payload ?? "";

describe("Girocode", () => {
  it.each(DRAWABLE)("$id is read back byte for byte", async ({ expected }) => {
    const symbol = await readPicture(<Girocode text={expected.payload} title="QR" />);
    expect(symbol).toEqual({
      bytes: [...Buffer.from(expected.payload, "utf8")],
      version: expected.qrVersion,
      levelBits: 0b00,
      modes: ["byte"],
      quietZone: 4,
    });
  });

  it("does not raise the level of a short text", async () => {
    const { levelBits } = await readPicture(<Girocode text={"x".repeat(31)} title="QR" />);
    expect(levelBits).toBe(0b00);
  });

  it("is a named picture of at least 240 px", () => {
    const markup = renderToStaticMarkup(<Girocode text={TEXT} title={'QR-Code für "TA 1" & Co'} />);
    expect(markup).toMatch(/<svg [^>]*role="img"/);
    expect(markup).toContain("<title>QR-Code für &quot;TA 1&quot; &amp; Co</title>");
    expect(Number(/ width="(\d+)"/.exec(markup)?.[1])).toBeGreaterThanOrEqual(240);
  });

  it("brings its own black and white and nothing a content security policy stops", () => {
    const markup = renderToStaticMarkup(<Girocode text={TEXT} title="QR" />);
    expect(markup.match(/fill="[^"]+"/g)).toEqual(['fill="#ffffff"', 'fill="#000000"']);
    expect(markup).not.toMatch(/style|<script|href|src=/);
  });
});

async function readPicture(element: React.ReactElement) {
  const markup = renderToStaticMarkup(element).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ');
  // Ten pixels per module, as a screen with a high density would have it.
  const modules = Number(/viewBox="0 0 (\d+)/.exec(markup)?.[1]);
  const { data, info } = await sharp(Buffer.from(markup), { density: 400 })
    .resize(modules * 10, modules * 10, { kernel: "nearest" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return readGirocodeSymbol({ data: new Uint8ClampedArray(data), width: info.width, height: info.height });
}
