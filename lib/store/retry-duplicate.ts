/** SQLSTATE unique_violation. */
const DUPLICATE = "23505";
/** Each time somebody else must have queued the same work in the same instant. */
const TRIES = 5;

/**
 * A statement that gives way to a row it finds cannot see one that is committed while it runs, and trips over the unique
 * index instead. Made again it sees that row, and gives way.
 */
export async function againWhenDuplicate<T>(statement: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await statement();
    } catch (error) {
      if (tries === TRIES || !isDuplicate(error)) throw error;
    }
  }
}

/** @param error as the query builder throws it: the database's own is its cause */
function isDuplicate(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 3; current = current.cause, depth += 1) {
    if ((current as { code?: unknown }).code === DUPLICATE) return true;
  }
  return false;
}
