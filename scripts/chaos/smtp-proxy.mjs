// A proxy between a shop and its mail server that knows the one moment in which nobody can tell whether a mail was sent.
import { createActs } from "./acts.mjs";
import { startTcpProxy } from "./tcp-proxy.mjs";

/**
 * @typedef {import("./tcp-proxy.mjs").TcpProxy & {
 *   url: string,
 *   beforeAnswer: (act: (() => Promise<unknown>) | undefined) => void,
 *   countHandedOver: () => number,
 *   settled: () => Promise<void>,
 * }} SmtpProxy url: for SMTP_URL. beforeAnswer: from now on, when the server has taken a mail and answers so, `act` runs
 *   first and the answer is lost together with the connection; undefined ends that. countHandedOver: mails whose answer
 *   came from the server, lost or not. settled: when no `act` is under way; throws what one threw
 */

const END_OF_DATA = Buffer.from("\r\n.\r\n");

/**
 * To kill a shop inside SMTP: `proxy.beforeAnswer(() => shop.kill())`. The server has the mail by then, the shop has not heard.
 * @param {number} smtpPort of the real server on this machine
 * @returns {Promise<SmtpProxy>}
 */
export async function startSmtpProxy(smtpPort) {
  /** @type {(() => Promise<unknown>) | undefined} */
  let act;
  let handedOver = 0;
  const acts = createActs();
  const proxy = await startTcpProxy({ host: "127.0.0.1", port: smtpPort }, (link) => {
    let tail = Buffer.alloc(0);
    let awaitsVerdict = false;
    return {
      fromClient(bytes) {
        // The mark may come in two pieces. Commands cannot contain it.
        tail = Buffer.concat([tail, bytes]).subarray(-(bytes.length + END_OF_DATA.length - 1));
        if (tail.includes(END_OF_DATA)) {
          awaitsVerdict = true;
          tail = Buffer.alloc(0);
        }
        link.toServer(bytes);
      },
      async fromServer(bytes) {
        const isVerdict = awaitsVerdict;
        awaitsVerdict = false;
        if (isVerdict) handedOver += 1;
        if (!isVerdict || !act) return link.toClient(bytes);
        await acts.run(act);
        link.cut();
      },
    };
  });
  return {
    ...proxy,
    url: `smtp://127.0.0.1:${proxy.port}`,
    beforeAnswer(next) {
      act = next;
    },
    countHandedOver: () => handedOver,
    settled: acts.settled,
  };
}
