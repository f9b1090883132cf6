import type { AddressInfo, Server, Socket } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import type { Mailbox } from "./mailbox.ts";

export const SMTP_MODES = ["normal", "down", "hang", "421", "451", "550", "dropAfterData"] as const;

/** The receiving side of the mailbox, with the ways in which mail servers fail. */
export class SmtpListener {
  port: number;
  private readonly mailbox: Mailbox;
  private readonly host: string;
  private readonly getMode: () => string;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(mailbox: Mailbox, host: string, port: number, getMode: () => string) {
    this.mailbox = mailbox;
    this.host = host;
    this.port = port;
    this.getMode = getMode;
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      socketTimeout: 10 * 60_000,
      onAuth: (_auth, _session, done) => done(null, { user: "anyone" }),
      onConnect: (_session, done) => {
        const mode = this.getMode();
        if (mode === "421") done(toSmtpError(421, "Service not available, closing transmission channel"));
        else if (mode !== "hang") done();
      },
      onRcptTo: (_address, _session, done) => {
        const mode = this.getMode();
        if (mode === "451") done(toSmtpError(451, "Requested action aborted: local error in processing"));
        else if (mode === "550") done(toSmtpError(550, "No such user here"));
        else done();
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("error", (error) => done(error));
        stream.on("end", () => this.accept(Buffer.concat(chunks), session, done));
      },
    });
    smtp.on("error", () => {}); // a client that hangs up is no event
    this.server = smtp.server as Server;
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
  }

  /** Listens, unless the mode says that the server is down. @throws Error `EADDRINUSE` and the like */
  async open(): Promise<void> {
    if (this.server.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(this.port, this.host, () => {
        this.server.off("error", reject);
        resolve();
      });
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Refuses connections from now on and cuts those that are open. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      if (this.server.listening) this.server.close(() => resolve());
      else resolve();
    });
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private accept(raw: Buffer, session: SMTPServerSession, done: (error?: Error | null) => void): void {
    const { mailFrom, rcptTo } = session.envelope;
    this.mailbox.add(
      raw,
      mailFrom === false ? "" : mailFrom.address,
      rcptTo.map((recipient) => recipient.address),
    );
    if (this.getMode() !== "dropAfterData") {
      done();
      return;
    }
    for (const socket of this.sockets) {
      if (socket.remotePort === session.remotePort) socket.destroy();
    }
  }
}

function toSmtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
