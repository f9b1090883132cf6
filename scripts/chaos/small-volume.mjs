// A small volume of its own, in memory, that can be filled to the last byte: the disk a shop or a database runs out of.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, open, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const FILLER = "filler";
const CHUNK_BYTES = 1024 * 1024;

/**
 * @typedef {object} SmallVolume
 * @property {string} path everybody may enter it
 * @property {(leaveBytes?: number) => Promise<void>} fill leaves so many bytes free, rounded up to whole pages of 4 KiB; 0
 *   unless said otherwise. Deleting other files makes room again, until the next `fill`
 * @property {() => Promise<void>} free deletes the filler
 * @property {() => Promise<number>} freeBytes
 * @property {(on: boolean) => Promise<void>} readOnly rejects with "busy" while a process has a file open for writing: the
 *   kernel does not allow it then
 * @property {() => Promise<void>} remove unmounts it, even if it is in use, and all is gone
 */

/**
 * It goes with this process, however that ends.
 * @param {number} megabytes
 * @returns {Promise<SmallVolume>}
 * @throws {Error} when this user may not mount; ask `isSmallVolumeAvailable` before
 */
export async function createSmallVolume(megabytes) {
  if (process.platform !== "linux") throw new Error("Small volumes need Linux.");
  const path = await mkdtemp(join(tmpdir(), "volume-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "storefront-trial", path]);
  } catch (error) {
    await rm(path, { recursive: true, force: true });
    throw new Error("This user may not mount a volume.", { cause: error });
  }
  // Lives until its input ends, by our wish or by our death.
  const keeper = spawn("sh", ["-c", 'cat >/dev/null; umount -l "$1" && rmdir "$1"', "sh", path], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  const ended = new Promise((resolve) => keeper.once("close", resolve));
  keeper.unref();
  /** @type {import("node:net").Socket} */ (keeper.stdin).unref();

  const freeBytes = async () => {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  };
  return {
    path,
    freeBytes,
    async fill(leaveBytes = 0) {
      const file = await open(join(path, FILLER), "a");
      try {
        for (;;) {
          const missing = (await freeBytes()) - leaveBytes;
          if (missing < 4096) return;
          await file.write(Buffer.alloc(Math.min(missing - (missing % 4096), CHUNK_BYTES)));
        }
      } catch (error) {
        // Others write here too: it is full sooner than reckoned.
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOSPC") throw error;
      } finally {
        await file.close();
      }
    },
    free: () => rm(join(path, FILLER), { force: true }),
    async readOnly(on) {
      await run("mount", ["-o", `remount,${on ? "ro" : "rw"}`, path]).catch((error) => {
        throw new Error(/busy/.test(error.message) ? "The volume is busy." : error.message, { cause: error });
      });
    },
    async remove() {
      keeper.ref();
      keeper.stdin.end();
      await ended;
    },
  };
}

/** @returns {Promise<boolean>} whether this user on this machine can have one */
export async function isSmallVolumeAvailable() {
  try {
    await (await createSmallVolume(1)).remove();
    return true;
  } catch {
    return false;
  }
}
