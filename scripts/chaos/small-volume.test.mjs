import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { createSmallVolume, isSmallVolumeAvailable } from "./small-volume.mjs";

const isAvailable = await isSmallVolumeAvailable();

it("says honestly whether this user may have one", async () => {
  if (!isAvailable) return expectRefusal();
  const volume = await createSmallVolume(1);
  expect(existsSync(volume.path)).toBe(true);
  await volume.remove();
});

it("is full when it was filled, takes writes again when freed, and can be read-only", async () => {
  if (!isAvailable) return expectRefusal();
  const volume = await createSmallVolume(2);
  await writeFile(join(volume.path, "before"), "kept");
  await volume.fill();
  expect(await volume.freeBytes()).toBe(0);
  await expect(writeFile(join(volume.path, "after"), "x".repeat(5_000))).rejects.toThrow("ENOSPC");
  await volume.free();
  await volume.fill(64 * 1024);
  expect(await volume.freeBytes()).toBe(64 * 1024);
  await writeFile(join(volume.path, "after"), "x".repeat(5_000));
  const writing = await open(join(volume.path, "after"), "a");
  await expect(volume.readOnly(true)).rejects.toThrow("busy");
  await writing.close();
  await volume.readOnly(true);
  await expect(writeFile(join(volume.path, "later"), "x")).rejects.toThrow("EROFS");
  expect(await readFile(join(volume.path, "before"), "utf8")).toBe("kept");
  await volume.readOnly(false);
  await writeFile(join(volume.path, "later"), "x");
  await volume.remove();
  expect(existsSync(volume.path)).toBe(false);
});

it("is unmounted when whoever made it is killed", async () => {
  if (!isAvailable) return expectRefusal();
  const program = `
    import { createSmallVolume } from ${JSON.stringify(new URL("./small-volume.mjs", import.meta.url).href)};
    console.log((await createSmallVolume(1)).path);
    setInterval(() => {}, 1000);`;
  const maker = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const path = await new Promise((resolve) => createInterface({ input: maker.stdout }).once("line", resolve));
  expect(existsSync(path)).toBe(true);
  maker.kill("SIGKILL");
  await expect.poll(() => existsSync(path)).toBe(false);
});

/** Where nobody may mount, that is all there is to see. */
async function expectRefusal() {
  await expect(createSmallVolume(1)).rejects.toThrow(/mount|Linux/);
}
