import QRCode from "qrcode";

/** Largest symbol EPC069-12 allows: 69 modules. */
const MAX_VERSION = 13;
const QUIET_ZONE_MODULES = 4;
const TARGET_WIDTH_PX = 300;

/**
 * PNG of an EPC QR code, square, 270 to 350 px wide, black on a white background of its own, so that it can be read
 * in dark mode too. Level M, one byte-mode segment, quiet zone of four modules.
 * @param text as `renderGirocodeText` gives it
 * @throws RangeError when the text needs more than version 13
 * @see EPC069-12 version 3.1, technical specification of the QR code
 */
export async function renderGirocodePng(text: string): Promise<Buffer> {
  // A plain string would be split into segments of several modes.
  const segments = [{ mode: "byte", data: new TextEncoder().encode(text) }] as const;
  const { modules, version } = QRCode.create([...segments], { errorCorrectionLevel: "M" });
  if (version > MAX_VERSION) throw new RangeError(`Girocode needs QR version ${version}, the last allowed is 13`);
  // A whole number of pixels per module keeps every edge sharp.
  const scale = Math.round(TARGET_WIDTH_PX / (modules.size + 2 * QUIET_ZONE_MODULES));
  return QRCode.toBuffer([...segments], {
    errorCorrectionLevel: "M",
    margin: QUIET_ZONE_MODULES,
    scale,
    color: { dark: "#000000ff", light: "#ffffffff" },
  });
}
