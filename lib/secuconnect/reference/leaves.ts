type Path = readonly (string | number)[];

/** Every value below, with its path. */
export function listLeaves(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (value === null || typeof value !== "object") return value === undefined ? [] : [{ path, value }];
  return Object.entries(value).flatMap(([key, below]) =>
    listLeaves(below, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The same structure with one value replaced; undefined takes it out. */
export function withLeaf<T>(value: T, path: Path, leaf: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return leaf as T;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  copy[key] = withLeaf(copy[key], rest, leaf);
  return copy as T;
}

/** `basket.products[].priceOne`; a list by itself is `[]`. */
export function spellPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}
