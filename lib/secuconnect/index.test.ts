import { build } from "esbuild";
import { describe, expect, it } from "vitest";

describe("the public face", () => {
  it("stands on its own: the client's files, Zod and Node, and no framework", async () => {
    const { metafile } = await build({
      entryPoints: ["lib/secuconnect/index.ts"],
      bundle: true,
      write: false,
      metafile: true,
      format: "esm",
      platform: "node",
      // Any other package would be bundled in, and then found among the inputs.
      external: ["zod"],
      logLevel: "silent",
    });
    expect(Object.keys(metafile.inputs).filter((path) => !path.startsWith("lib/secuconnect/"))).toEqual([]);
    const packages = Object.values(metafile.inputs).flatMap(({ imports }) =>
      imports.flatMap(({ path, external }) => (external && !path.startsWith("node:") ? path : [])),
    );
    expect([...new Set(packages)]).toEqual(["zod"]);
  });
});
