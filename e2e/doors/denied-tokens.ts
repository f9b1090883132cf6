import { createHmac } from "node:crypto";
import { type GuardedShop, SECRET, toCookie } from "./guarded-shop.ts";

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const cookie = (value: string) => `office-session=${value}`;

/** Cookies that must open nothing, by what is wrong with them. */
export async function makeDeniedCookies({ openSession, sql }: GuardedShop): Promise<Record<string, string>> {
  const open = await openSession("admin");
  const good = await toCookie({ sid: open });
  const claims = { sid: open, role: "admin", sub: "demo-admin", email: "anna@sauer-und-kruste.example" };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  const changed = async (change: string) => {
    const id = await openSession("admin");
    await sql(`update staff_sessions set ${change} where id = $1`, [id]);
    return toCookie({ sid: id });
  };
  return {
    "a token that is over": await toCookie({ sid: open }, { maxAge: -60 }),
    "a token made with another secret": await toCookie({ sid: open }, { secret: "x".repeat(43) }),
    "a token made with no secret": await toCookie({ sid: open }, { secret: " " }),
    "a token for no session": await toCookie({ sid: "A".repeat(32) }),
    "a token without a session": await toCookie({ role: "admin", sub: "demo-admin", name: "Anna Sauer" }),
    "a session that is a number": await toCookie({ sid: 1 }),
    "a session that is a list": await toCookie({ sid: [open] }),
    "a session that is SQL": await toCookie({ sid: "' or '1'='1" }),
    "an unsigned token": cookie(`${encode({ alg: "none" })}.${encode(claims)}.`),
    "an unencrypted token with the right secret": cookie(
      `${signed}.${createHmac("sha256", SECRET).update(signed).digest("base64url")}`,
    ),
    "the session without a token": cookie(open),
    "a token with one letter changed": good.replace(/.(?=.{10}$)/, (letter) => (letter === "A" ? "B" : "A")),
    "half a token": good.slice(0, good.length / 2),
    "a session that is over": await changed("expires_at = now() - interval '1 second'"),
    "a session nobody used for long": await changed("seen_at = now() - interval '121 minutes'"),
    "a session that was ended": await changed("revoked_at = now()"),
  };
}

/** What came where an Origin should be, other than the shop's own. */
export function foreignOrigins(shopUrl: string): (string | null)[] {
  const { host, port, protocol } = new URL(shopUrl);
  const loose = `${protocol}//localhost`;
  return [
    ...[null, "", "null", "undefined", "*", "http://", "http:", "://", "//", host, `//${host}`, `javascript:${host}`],
    ...[loose, `${loose}:${Number(port) + 1}`, `https://${host}`, `ftp://${host}`, `http://127.0.0.1:${port}`],
    ...[`http://evil.example`, `http://${host}.evil.example`, `http://evil.example/${host}`, `http://evil${host}`],
    ...[`http://${host}@evil.example`, `http://evil.example#${shopUrl}`, `${shopUrl}/`, `${shopUrl}, ${shopUrl}`],
    ...[`${shopUrl} http://evil.example`, `http://user@${host}`, shopUrl.toUpperCase(), "data:text/html,x", "file://"],
  ];
}
