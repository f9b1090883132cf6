import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderClosedPage } from "./closed-page.ts";

const page = { reason: "maintenance", locale: "de", nonce: "n0nce", retrySeconds: 60 } as const;

describe("renderClosedPage", () => {
  it("escapes what the merchant has called the shop", () => {
    const html = renderClosedPage({ ...page, contact: { name: '<b>"A" & B', phone: "0", email: "<i>@x" } });
    expect(html).not.toMatch(/<b>|<i>/);
    expect(html).toContain('&lt;b&gt;&quot;A&quot; <span class="glow">&amp;</span> B');
  });

  it("says something of its own in both languages for both reasons, also without knowing the shop", () => {
    const all = (["de", "en"] as const).flatMap((locale) =>
      (["maintenance", "away"] as const).map((reason) => renderClosedPage({ ...page, locale, reason, contact: null })),
    );
    expect(new Set(all).size).toBe(4);
    for (const html of all) expect(html).not.toMatch(/undefined|null/);
  });

  it("uses the colours of the shop as they are", () => {
    const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");
    const html = renderClosedPage({ ...page, contact: null });
    const colours = [...html.matchAll(/--\w+:(#[0-9a-f]{6})/g)].map(([, colour]) => colour);
    expect(colours.length).toBeGreaterThan(15);
    for (const colour of colours) expect(css).toContain(colour);
  });
});
