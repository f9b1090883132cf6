import { say } from "../terminal.mjs";

/**
 * Prints rows under their headings; all but the first column are right-aligned.
 * @param {string} title
 * @param {string[]} headings
 * @param {string[][]} rows
 */
export function printTable(title, headings, rows) {
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...rows.map((row) => row[column] ?? "")].map(({ length }) => length)),
  );
  const toLine = (/** @type {string[]} */ cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  say(`\n${title}\n`);
  say(`  ${toLine(headings)}`);
  say(`  ${widths.map((width) => "─".repeat(width)).join("  ")}`);
  for (const row of rows) say(`  ${toLine(row)}`);
}

/** @param {number} value @returns {string} such as "1,318", "75.1" or "0.42" */
export function formatNumber(value) {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** @param {number} bytes @returns {string} */
export function formatKilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

/** @param {number} value @returns {string} */
export function formatRatio(value) {
  return Number.isFinite(value) ? `${value.toFixed(2)}×` : "–";
}

/** @param {boolean} isReached @returns {string} */
export function formatMark(isReached) {
  return isReached ? "✓" : "✗";
}
