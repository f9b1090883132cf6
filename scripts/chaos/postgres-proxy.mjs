// A proxy between a shop and PostgreSQL that can lose what a client needs most: the answer to its COMMIT.

import { createActs } from "./acts.mjs";
import {
  asksForEncryption,
  beginsRound,
  createMessageReader,
  createStatementWatcher,
  endsRound,
  readEnding,
} from "./postgres-messages.mjs";
import { createRandom } from "./random.mjs";
import { startTcpProxy } from "./tcp-proxy.mjs";

/**
 * @typedef {object} Loss
 * @property {"answer" | "request"} what answer: the server carries the statement out, then the connection is cut before the
 *   client hears of it; request: it is cut before the server hears of the statement. The client cannot tell one from the other
 * @property {RegExp} [of] statements by their beginning; COMMIT unless said otherwise
 * @property {number} [times] how often; without it until `loseNothing`
 * @property {number} [chance] for each such statement, from 0 to 1; 1 unless said otherwise
 * @property {number} [seed] of the chance
 * @property {() => unknown} [act] done in that very moment, before the connection is cut: kill the client or the server there
 *
 * @typedef {{ what: Loss["what"], statement: string, ending: string, at: number }} Lost ending: the server's tag such as
 *   "COMMIT" or "ROLLBACK", "ERROR", or "" for a lost request; at: milliseconds since 1970
 *
 * @typedef {object} PostgresProxy
 * @property {(databaseUrl: string) => string} toUrl the same database by way of the proxy
 * @property {(loss: Loss) => void} lose beside the losses ordered before
 * @property {(times?: number) => void} dropCommitAnswers the next one, or so many
 * @property {() => void} loseNothing cancels all that was ordered
 * @property {() => Lost[]} lost so far
 * @property {() => Promise<void>} settled when no `act` is under way; throws what one threw
 * @property {() => number} countLinks
 * @property {() => number} cutAll
 * @property {(on: boolean) => void} stall
 * @property {(on: boolean) => Promise<void>} refuse
 * @property {() => Promise<void>} stop
 */

const COMMIT = /^\s*(commit|end)\b/i;

/**
 * @param {string} databaseUrl any database of the server
 * @returns {Promise<PostgresProxy>}
 */
export async function startPostgresProxy(databaseUrl) {
  const { hostname, port } = new URL(databaseUrl);
  /** @type {{ loss: Loss, left: number, random: () => number }[]} */
  const orders = [];
  /** @type {Lost[]} */
  const lost = [];
  const acts = createActs();
  const findLoss = (/** @type {string} */ statement) => {
    const order = orders.find(
      ({ loss, left, random }) => left > 0 && (loss.of ?? COMMIT).test(statement) && random() < (loss.chance ?? 1),
    );
    if (order) order.left -= 1;
    return order?.loss;
  };

  const proxy = await startTcpProxy({ host: hostname, port: Number(port || 5432) }, (link) => {
    const readClient = createMessageReader({ startsPlain: true });
    const readServer = createMessageReader({ startsPlain: false });
    const watch = createStatementWatcher();
    // The server ends each round of answers with ReadyForQuery: one after the start-up, one for each Query or Sync.
    let roundsAsked = 0;
    let roundsAnswered = 0;
    /** Whose round of answers is withheld. @type {{ loss: Loss, statement: string, round: number, ending: string } | undefined} */
    let doomed;
    let isOver = false;
    const end = async (/** @type {Loss} */ { what, act }, /** @type {string} */ statement, ending = "") => {
      isOver = true;
      lost.push({ what, statement: statement.trim(), ending, at: Date.now() });
      if (act) await acts.run(act);
      link.cut();
    };
    return {
      fromClient(bytes) {
        for (const message of readClient(bytes)) {
          if (isOver) return;
          if (asksForEncryption(message)) {
            link.toClient(Buffer.from("N"));
            continue;
          }
          const statement = watch(message);
          if (statement !== undefined && !doomed) {
            const loss = findLoss(statement);
            if (loss?.what === "request") return void end(loss, statement);
            if (loss) doomed = { loss, statement, round: roundsAsked, ending: "" };
          }
          if (beginsRound(message)) roundsAsked += 1;
          link.toServer(message.bytes);
        }
      },
      fromServer(bytes) {
        for (const message of readServer(bytes)) {
          if (isOver) return;
          const isWithheld = doomed?.round === roundsAnswered;
          if (doomed && isWithheld) doomed.ending = readEnding(message) ?? doomed.ending;
          if (endsRound(message)) {
            if (doomed && isWithheld) return void end(doomed.loss, doomed.statement, doomed.ending);
            roundsAnswered += 1;
          }
          if (!isWithheld) link.toClient(message.bytes);
        }
      },
    };
  });

  const lose = (/** @type {Loss} */ loss) =>
    void orders.push({
      loss,
      left: loss.times ?? Number.POSITIVE_INFINITY,
      random: loss.seed === undefined ? Math.random : createRandom(loss.seed),
    });
  const { port: ownPort, ...rest } = proxy;
  return {
    ...rest,
    toUrl(url) {
      const own = new URL(url);
      own.host = `127.0.0.1:${ownPort}`;
      return own.href;
    },
    lose,
    dropCommitAnswers: (times = 1) => lose({ what: "answer", times }),
    loseNothing: () => void orders.splice(0),
    lost: () => [...lost],
    settled: acts.settled,
  };
}
