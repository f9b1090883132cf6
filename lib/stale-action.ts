/** Larger than any form of the shop; what is larger is no business of ours. */
const MAX_BYTES = 64 * 1024;

/**
 * Whether a form was made by another build: it names an action that this build does not have.
 * @param known ids of this build's actions
 */
export async function isStaleAction(request: Request, known: ReadonlySet<string>): Promise<boolean> {
  if (request.method !== "POST") return false;
  if (!request.headers.get("content-type")?.startsWith("multipart/form-data")) return false;
  const id = request.headers.get("next-action");
  if (id !== null) return isId(id) && !known.has(id);
  const size = Number(request.headers.get("content-length") ?? Number.NaN);
  // Without a length nothing is read; no browser sends a form so.
  if (!(size <= MAX_BYTES)) return false;
  const named = listNamedActions(await request.clone().text());
  return named.length > 0 && named.some((name) => !known.has(name));
}

/** The hidden fields that Next puts into a form for browsers without script. */
export function listNamedActions(body: string): string[] {
  const bare = [...body.matchAll(/name="\$ACTION_ID_([0-9a-f]+)"/g)].map(([, id = ""]) => id);
  const bound = [...body.matchAll(/name="\$ACTION_\d+:0"\r\n(?:[^\r\n]+\r\n)*\r\n\{"id":"([0-9a-f]+)"/g)].map(
    ([, id = ""]) => id,
  );
  return [...bare, ...bound].filter(isId);
}

/** Anything else was made up, and Next refuses it. */
function isId(text: string): boolean {
  return /^[0-9a-f]{40,64}$/.test(text);
}
