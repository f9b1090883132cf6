import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_CONTRACT,
} from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { serveConsole } from "./console/serve-console.ts";
import { serveControl } from "./control-server.ts";
import { serveHosted } from "./hosted-server.ts";
import { BodyTooLarge, sendAnswer, toControlAnswer } from "./http-messages.ts";
import { Ids } from "./ids.ts";
import type { Sandbox } from "./levers.ts";
import { Mailbox } from "./mailbox.ts";
import { Planner } from "./planner.ts";
import { serveProvider } from "./provider-server.ts";
import { PushSender } from "./pushes.ts";
import { runPlanned } from "./run-planned.ts";
import { SmtpListener } from "./smtp-listener.ts";
import { Store } from "./store.ts";
import { VirtualClock } from "./virtual-clock.ts";
import type { World } from "./world.ts";

export interface SandboxOptions {
  /** state is kept in `<dataDir>/sandbox` */
  dataDir: string;
  /** 0 picks a free one */
  port?: number;
  smtpPort?: number;
  host?: string;
  clientId?: string;
  clientSecret?: string;
  contractId?: string;
  /** for reproducible ids; only used when there is no state yet */
  seed?: string;
  /** whether e-mail tags such as `+ablehnung` steer the outcome; off unless asked for */
  magic?: boolean;
}

export interface RunningSandbox {
  /** for example `http://127.0.0.1:4010/api/v2` */
  apiUrl: string;
  tokenUrl: string;
  /** console and levers: `${baseUrl}/_sandbox/…` */
  baseUrl: string;
  port: number;
  smtpPort: number;
  close(): Promise<void>;
}

/** Starts the emulator with its mailbox. @throws Error with one clear sentence when a port is taken */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const host = options.host ?? "127.0.0.1";
  const server = createServer();
  await listen(server, options.port ?? 0, host);
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

  const store = new Store(join(options.dataDir, "sandbox"), options.seed ?? randomUUID());
  const clock = new VirtualClock(store.meta.clockOffset);
  const ids = new Ids(() => store.meta);
  const pushes = new PushSender(store, clock, ids);
  const mailbox = new Mailbox(store);
  const smtp = new SmtpListener(mailbox, host, options.smtpPort ?? 0, () => store.meta.smtpMode);
  const world: World = {
    store,
    clock,
    ids,
    pushes,
    planner: new Planner(store, clock, (event) => runPlanned(world, event)),
    magic: options.magic ?? false,
    baseUrl,
    clientId: options.clientId ?? SANDBOX_CLIENT_ID,
    clientSecret: options.clientSecret ?? SANDBOX_CLIENT_SECRET,
    contractId: options.contractId ?? SANDBOX_CONTRACT,
  };
  const close = async () => {
    pushes.cancel();
    clock.reset();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await Promise.all([closed, smtp.close()]);
    store.close();
  };
  try {
    await smtp.open();
    if (store.meta.smtpMode === "down") await smtp.close();
  } catch (error) {
    await close();
    throw toPortError(error, options.smtpPort ?? 0, "SANDBOX_SMTP_PORT");
  }
  const sandbox: Sandbox = { world, mailbox, smtp };
  server.on("request", (incoming, response) => void answer(sandbox, incoming, response));
  pushes.resume();
  world.planner.resume();
  return { apiUrl: `${baseUrl}/api/v2`, tokenUrl: `${baseUrl}/oauth/token`, baseUrl, port, smtpPort: smtp.port, close };
}

async function answer(sandbox: Sandbox, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const url = new URL(incoming.url ?? "/", sandbox.world.baseUrl);
    const foreign = incoming.headers["sec-fetch-site"] === "cross-site" && incoming.method !== "GET";
    if (foreign) return sendAnswer(response, toControlAnswer({ ok: false, error: "cross-site" }, 403));
    if (/^\/__?sandbox(\/|$)/i.test(url.pathname)) await serveControl(sandbox, incoming, response, url);
    else if (url.pathname === "/" || url.pathname.startsWith("/console")) {
      await serveConsole(sandbox, incoming, response, url);
    } else if (/^\/hosted(\/|$)/.test(url.pathname)) await serveHosted(sandbox.world, incoming, response, url);
    else await serveProvider(sandbox.world, incoming, response, url);
  } catch (error) {
    if (incoming.destroyed && !incoming.complete) return; // the caller hung up
    if (error instanceof BodyTooLarge) {
      return sendAnswer(response, toControlAnswer({ ok: false, error: "body too large" }, 413));
    }
    console.error(error);
    sendAnswer(response, toControlAnswer({ ok: false, error: "The sandbox itself failed; see its output" }, 500));
  }
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(toPortError(error, port, "SANDBOX_PORT")));
    server.listen(port, host, () => resolve());
  });
}

function toPortError(error: unknown, port: number, setting: string): unknown {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") return error;
  return new Error(`Port ${port} is already in use; stop the other program or set ${setting} to a free port.`, {
    cause: error,
  });
}
