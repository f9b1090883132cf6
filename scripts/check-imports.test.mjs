import { describe, expect, it } from "vitest";
import { judgeImport, listImports } from "./check-imports.mjs";

describe("judgeImport", () => {
  it.each([
    ["lib/domain/order.ts", "./money.ts"],
    ["lib/usecases/place-order.ts", "#lib/domain/order.ts"],
    ["lib/ports.ts", "./domain/order.ts"],
    ["lib/secuconnect/client.ts", "#lib/secuconnect/wire/token.ts"],
    ["lib/usecases/place-order.test.ts", "#lib/sandbox/main.ts"],
    ["lib/store/order-store.ts", "node:fs"],
    ["lib/usecases/fixtures/test-shop.ts", "#lib/runtime.ts"],
    ["lib/usecases/place-order.test.ts", "./fixtures/test-shop.ts"],
    ["app/page.tsx", "#components/price.tsx"],
    ["app/layout.tsx", "./globals.css"],
    ["e2e/order.spec.ts", "../scripts/stack/start-stack.mjs"],
  ])("%s may import %s", (path, specifier) => {
    expect(judgeImport(path, specifier)).toBeUndefined();
  });

  it.each([
    ["lib/domain/order.ts", "#lib/store/schema.ts", "domain may import no other room, not store"],
    ["lib/domain/order.ts", "node:crypto", "pure"],
    ["lib/domain/order.ts", "fs", "pure"],
    ["lib/sandbox/main.ts", "#lib/domain/money.ts", "sandbox may import only wire, not domain"],
    ["lib/secuconnect/wire/token.ts", "#lib/domain/money.ts", "wire may import no other room, not domain"],
    ["app/page.tsx", "#lib/store/schema.ts", "not store"],
    ["app/page.tsx", "#lib/secuconnect/client.ts", "not secuconnect"],
    ["components/price.tsx", "#lib/usecases/place-order.ts", "not usecases"],
    ["e2e/order.spec.ts", "#lib/domain/money.ts", "not domain"],
    ["lib/store/order-store.ts", "../domain/order.ts", 'write "#lib/domain/order.ts"'],
    ["lib/domain/order.ts", "#lib/helpers/text.ts", "in no room"],
    ["lib/helpers/text.ts", "zod", "stands in no room"],
    ["lib/usecases/place-order.ts", "./fixtures/test-shop.ts", "for tests only"],
  ])("%s may not import %s", (path, specifier, reason) => {
    expect(judgeImport(path, specifier)).toContain(reason);
  });
});

describe("listImports", () => {
  it("finds every way to import, with its line, and nothing in comments or texts", () => {
    const source = [
      'import { a } from "./a.ts";',
      'import type { B } from "./b.ts";',
      'import { type C } from "./c.ts";',
      'export { d } from "./d.ts";',
      'export type * from "./e.ts";',
      'const f = await import("./f.ts");',
      'let g: import("./g.ts").G;',
      '// import "./comment.ts";',
      "const text = 'import \"./text.ts\"';",
      "const element = <p>import</p>;",
    ].join("\n");
    expect(listImports("page.tsx", source)).toEqual(
      ["a", "b", "c", "d", "e", "f", "g"].map((name, index) => ({ specifier: `./${name}.ts`, line: index + 1 })),
    );
  });

  it("refuses a file it cannot parse", () => {
    expect(() => listImports("a.ts", "import {")).toThrow();
  });
});
