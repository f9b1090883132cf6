export type Wire = Record<string, unknown>;

interface Range {
  from: string;
  to: string;
  isOpenBelow: boolean;
  isOpenAbove: boolean;
}

/** All values a dotted path leads to; a path runs through every element of an array. Null counts as nothing. */
export function readValues(object: unknown, path: string): unknown[] {
  let values: unknown[] = [object];
  for (const key of path.split(".")) {
    values = values.flatMap((value) => {
      const inner = typeof value === "object" && value !== null ? (value as Wire)[key] : undefined;
      return Array.isArray(inner) ? inner : [inner];
    });
  }
  return values.filter((value) => value !== null && value !== undefined && value !== "");
}

/** @param text with `*` and `?` as wildcards (a backslash takes their meaning away) unless it was quoted */
export function matchesText(text: string, isQuoted: boolean): (value: unknown) => boolean {
  if (text === "*" && !isQuoted) return () => true;
  if (isQuoted || !/[*?\\]/.test(text)) {
    const wanted = text.toLowerCase();
    return (value) => String(value).toLowerCase() === wanted;
  }
  const pattern = text.replaceAll(/\\(.)|([*?])|([.+^${}()|[\]\\])/gs, (_all, escaped, wildcard, special) => {
    if (wildcard !== undefined) return wildcard === "*" ? ".*" : ".";
    return `\\${escaped ?? special}`.replace(/^\\([\w\s])$/, "$1");
  });
  const expression = new RegExp(`^${pattern}$`, "is");
  return (value) => expression.test(String(value));
}

/** Numbers are compared as numbers, timestamps as points in time, all else as text; `*` leaves an end open. */
export function matchesRange(value: unknown, { from, to, isOpenBelow, isOpenAbove }: Range): boolean {
  if (from !== "*") {
    const order = compareToBound(value, from);
    if (order < 0 || (order === 0 && isOpenBelow)) return false;
  }
  if (to === "*") return true;
  const order = compareToBound(value, to);
  return order < 0 || (order === 0 && !isOpenAbove);
}

/** A bound that is only a date stands for the whole day, as the value spells it. */
function compareToBound(value: unknown, bound: string): number {
  const text = String(value);
  const isDate = /^\d{4}-\d{2}-\d{2}(T|$)/;
  if (isDate.test(text) && isDate.test(bound)) {
    if (bound.length > 10) return Date.parse(text) - Date.parse(bound);
    return compareTexts(text.slice(0, 10), bound);
  }
  const [a, b] = [Number(text), Number(bound)];
  if (text !== "" && Number.isFinite(a) && Number.isFinite(b)) return a - b;
  return compareTexts(text.toLowerCase(), bound.toLowerCase());
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For sorting: numbers by size, all else as text, nothing first. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareTexts(String(a ?? ""), String(b ?? ""));
}

/** Keeps only the given dotted paths, and what names the object. */
export function pickFields(object: Wire, paths: readonly string[]): Wire {
  const tree: FieldTree = new Map();
  for (const path of ["object", "id", ...paths]) {
    let node = tree;
    for (const key of path.split(".")) {
      const inner: FieldTree = node.get(key) ?? new Map();
      node.set(key, inner);
      node = inner;
    }
  }
  return prune(object, tree) as Wire;
}

type FieldTree = Map<string, FieldTree>;

function prune(value: unknown, tree: FieldTree): unknown {
  if (tree.size === 0 || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => prune(inner, tree));
  const kept = [...tree].filter(([key]) => key in value);
  return Object.fromEntries(kept.map(([key, inner]) => [key, prune((value as Wire)[key], inner)]));
}
