import { QRCodeSVG } from "qrcode.react";

/** CSS pixels including the quiet zone; narrower only where the column is. */
const WIDTH = 264;

/**
 * EPC QR code as inline SVG, black on white in every colour scheme. It never stands alone: whoever places it shows
 * the bank details as text next to it.
 * @param text as `girocodeForDetails` gives it
 * @param title what a screen reader says instead of the picture
 */
export function Girocode({ text, title }: { text: string; title: string }) {
  return (
    <QRCodeSVG
      value={text}
      title={title}
      level="M"
      boostLevel={false}
      marginSize={4}
      size={WIDTH}
      bgColor="#ffffff"
      fgColor="#000000"
      className="block h-auto max-w-full"
    />
  );
}
