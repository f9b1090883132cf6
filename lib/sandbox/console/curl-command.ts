import { SANDBOX_CLIENT_SECRET } from "#lib/secuconnect/wire/sandbox-credentials.ts";
import type { StoredRequest } from "../state.ts";
import type { World } from "../world.ts";

/** The secret as it may be shown: the sandbox's own is public, anybody else's stays a variable of the shell. */
export function showSecret(world: World): string {
  return world.clientSecret === SANDBOX_CLIENT_SECRET ? world.clientSecret : "$SECUCONNECT_CLIENT_SECRET";
}

/** A command line that fetches a token into `$TOKEN`. */
export function buildTokenCommand(world: World): string {
  const body = { grant_type: "client_credentials", client_id: world.clientId, client_secret: showSecret(world) };
  const data = JSON.stringify(body);
  // In double quotes the shell fills in the variable; the sandbox's own values need none.
  const quoted = data.includes("$SECUCONNECT") ? `"${data.replaceAll('"', '\\"')}"` : quote(data);
  return `TOKEN=$(curl -s ${quote(`${world.baseUrl}/oauth/token`)} \\
  -H 'Content-Type: application/json' \\
  -d ${quoted} \\
  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
}

/** The same request as a command line. It expects a token in `$TOKEN`, because those in the ledger have run out. */
export function buildCurlCommand(world: World, request: StoredRequest): string {
  if (request.call === "token") return buildTokenCommand(world);
  const lines = [`curl -i -X ${request.method} ${quote(world.baseUrl + request.path)}`];
  if (request.call !== "qr") lines.push(`-H "Authorization: Bearer $TOKEN"`);
  if (request.body !== null && request.body !== undefined) {
    lines.push("-H 'Content-Type: application/json'");
    lines.push(`-d ${quote(typeof request.body === "string" ? request.body : JSON.stringify(request.body))}`);
  }
  return lines.join(" \\\n  ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
