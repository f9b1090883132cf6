/** A value as it may stand at a terminal: what the provider sends must not move the cursor or change the colour. */
export function toPlain(value: string | number | null | undefined): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to go
  return String(value ?? "–").replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "�");
}

/** `[name, value]`; without a value the row is left out. */
export type Row = readonly [name: string, value: string | number | null | undefined];

/** Names and values below each other, aligned. Values are taken as they are: clean them, then paint them. */
export function alignRows(rows: readonly Row[], indent = ""): string[] {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== "");
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => `${indent}${name.padEnd(width)}  ${value}`);
}

/** Rows below a title, or nothing at all where there are none. */
export function writeSection(title: string, rows: readonly Row[]): string[] {
  const lines = alignRows(rows, "    ");
  return lines.length === 0 ? [] : [`  ${title}`, ...lines];
}

/** A table without lines; the columns whose index is in `rightAligned` hold numbers. The last column is not padded. */
export function alignTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  rightAligned: readonly number[] = [],
): string[] {
  const all = [head, ...rows.map((row) => row.map(toPlain))];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  return all.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return rightAligned.includes(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}
