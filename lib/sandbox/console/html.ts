/** Markup that is already safe; everything else is escaped when it is put into a template. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export type Piece = Html | string | number | boolean | null | undefined | readonly Piece[];

/** Template tag: texts are escaped, `Html` and lists of it are not; null, undefined and booleans vanish. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(parts.reduce((text, part, index) => text + toMarkup(pieces[index - 1]) + part));
}

/** An attribute without a value, such as `open`, or nothing. @param name is trusted */
export function flag(name: string, on: boolean): Html | null {
  return on ? new Html(` ${name}`) : null;
}

function toMarkup(piece: Piece): string {
  if (piece === null || piece === undefined || typeof piece === "boolean") return "";
  if (piece instanceof Html) return piece.markup;
  if (Array.isArray(piece)) return piece.map(toMarkup).join("");
  return String(piece).replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}
