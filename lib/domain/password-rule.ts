/** Length is what makes a password hard to guess; more rules make people write it down. */
export const SHORTEST_PASSWORD = 12;

/** Counted as people count: an umlaut or an emoji is one. */
export function isLongEnough(password: string): boolean {
  return [...password.normalize("NFKC")].length >= SHORTEST_PASSWORD;
}
