import { describe, expect, it } from "vitest";
import { isStaleAction } from "./stale-action.ts";

const KNOWN = "60".padEnd(42, "a");
const OTHER = "60".padEnd(42, "b");
const known = new Set([KNOWN]);

function post(fields: Record<string, string>, headers: Record<string, string> = {}): Request {
  const boundary = "----form";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const body = `${parts.join("")}--${boundary}--\r\n`;
  return new Request("http://shop.example.test/checkout", {
    method: "POST",
    body,
    headers: {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "content-length": String(Buffer.byteLength(body)),
      ...headers,
    },
  });
}

const bound = (id: string) => ({ $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${id}","bound":"$@1"}`, email: "a" });

describe("isStaleAction", () => {
  it.each([
    ["a plain form", post({ [`$ACTION_ID_${OTHER}`]: "", seen: "x" }), true],
    ["a plain form of ours", post({ [`$ACTION_ID_${KNOWN}`]: "", seen: "x" }), false],
    ["a form with state", post(bound(OTHER)), true],
    ["a form with state of ours", post(bound(KNOWN)), false],
    ["a scripted form", post({ "1_seen": "x" }, { "next-action": OTHER }), true],
    ["a scripted form of ours", post({ "1_seen": "x" }, { "next-action": KNOWN }), false],
    ["an id that was made up", post({}, { "next-action": "toString" }), false],
    ["a form that names no action", post({ seen: "x" }), false],
    ["another kind of body", post({ [`$ACTION_ID_${OTHER}`]: "" }, { "content-type": "application/json" }), false],
    ["a body of unknown length", post({ [`$ACTION_ID_${OTHER}`]: "" }, { "content-length": "?" }), false],
    ["a huge body", post({ [`$ACTION_ID_${OTHER}`]: "" }, { "content-length": "9999999" }), false],
  ])("%s", async (_name, request, expected) => {
    expect(await isStaleAction(request, known)).toBe(expected);
  });

  it("leaves the body to whoever comes next", async () => {
    const request = post(bound(OTHER));
    await isStaleAction(request, known);
    expect((await request.formData()).get("email")).toBe("a");
  });
});
