export type Colour = "bold" | "dim" | "red" | "green" | "yellow";

/** Paints a text, or leaves it as it is. */
export type Ink = (colour: Colour, text: string) => string;

const CODES: Record<Colour, readonly [number, number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
};

/** Colour only for a person at a terminal who did not ask to be spared (no-color.org). */
export function createInk(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): Ink {
  if (stream.isTTY !== true || (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb") return (_, text) => text;
  return (colour, text) => {
    const [on, off] = CODES[colour];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}
