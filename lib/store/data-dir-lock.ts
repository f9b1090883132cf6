import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join, relative } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** The embedded database belongs to one process; the message is meant for the person who started the second one. */
export class DataDirInUse extends Error {
  override name = "DataDirInUse";
  constructor(dataDir: string) {
    super(`DATA_DIR ${dataDir} is in use by another running shop. Stop that one, or set DATA_DIR to another folder.`);
  }
}

/** What the holder of the lock answers: a request line in, lines out. */
export type LockAnswer = (command: string) => AsyncIterable<string>;

export interface DataDirLock {
  /** Answers commands such as `dump` for other processes of the same user. */
  answerWith(answer: LockAnswer): void;
  release(): Promise<void>;
}

/** Where the holder listens. Unix socket paths are short (108 bytes), so a deep folder is addressed relatively. */
export function lockSocketPath(dataDir: string): string {
  const path = join(dataDir, "shop.sock");
  const shorter = relative(process.cwd(), path);
  return path.length < 100 || shorter.length >= path.length ? path : shorter;
}

/**
 * Takes the folder for this process. On Linux the kernel holds the lock (a socket name that dies with its owner), so
 * nothing stale can stay behind and two starters cannot both win; the socket file carries commands and, elsewhere,
 * the lock itself.
 * @throws DataDirInUse when somebody else has it
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  mkdirSync(dataDir, { recursive: true });
  const kernelLock = await takeKernelLock(dataDir);
  const path = lockSocketPath(dataDir);
  let answer: LockAnswer | null = null;
  try {
    if (await isAnswering(path)) throw new DataDirInUse(dataDir);
    rmSync(path, { force: true });
    // Half open: whoever asks has said everything with the first line, and is still listening.
    const server = createServer({ allowHalfOpen: true }, (socket) => void serve(socket, () => answer));
    await listen(server, path).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "EADDRINUSE" ? new DataDirInUse(dataDir) : error;
    });
    chmodSync(path, 0o600);
    server.unref();
    return {
      answerWith: (next) => {
        answer = next;
      },
      release: async () => {
        await close(server);
        rmSync(path, { force: true });
        if (kernelLock !== null) await close(kernelLock);
      },
    };
  } catch (error) {
    if (kernelLock !== null) await close(kernelLock);
    throw error;
  }
}

async function takeKernelLock(dataDir: string): Promise<Server | null> {
  if (process.platform !== "linux") return null;
  const name = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 40);
  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, `\0storefront-${name}`);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "EADDRINUSE" ? new DataDirInUse(dataDir) : error;
  }
  server.unref();
  return server;
}

/** Sends a command to the process that holds the folder; null when nobody does. */
export async function askLockHolder(dataDir: string, command: string): Promise<AsyncIterable<string> | null> {
  const socket = connect(lockSocketPath(dataDir));
  const connected = await new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  });
  if (!connected) return null;
  socket.end(`${command}\n`);
  socket.setEncoding("utf8");
  return readLines(socket);
}

async function* readLines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

async function serve(socket: Socket, current: () => LockAnswer | null): Promise<void> {
  socket.on("error", () => socket.destroy());
  const command = await readCommand(socket);
  const answer = current();
  try {
    if (answer !== null && command !== "") await writeLines(socket, answer(command));
  } catch (error) {
    socket.write(`${JSON.stringify({ kind: "error", message: String(error) })}\n`);
  }
  socket.end();
}

/** The first line. Not read by iteration: leaving the loop would close the socket before it is answered. */
function readCommand(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (text.includes("\n")) resolve(text.slice(0, text.indexOf("\n")).trim());
    });
    socket.once("close", () => resolve(""));
  });
}

/** Ends quietly when whoever asked goes away in the middle. */
async function writeLines(socket: Socket, lines: AsyncIterable<string>): Promise<void> {
  const source = Readable.from(lines).map((line: string) => `${line}\n`);
  await pipeline(source, socket, { end: false });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function isAnswering(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
