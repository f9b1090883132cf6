// As much of PostgreSQL's protocol, version 3, as it takes to see what is executed and how it ended.

/** @typedef {{ type: string, body: Buffer, bytes: Buffer }} Message type: "" for a start-up packet; bytes: all of it */

const CANCEL_REQUEST = 80_877_102;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;

/**
 * Cuts a stream of bytes into messages.
 * @param {{ startsPlain: boolean }} direction startsPlain: begins with packets that have no type, as the client's side does
 * @returns {(bytes: Buffer) => Message[]} the messages these bytes complete
 */
export function createMessageReader({ startsPlain }) {
  /** @type {Buffer} */
  let rest = Buffer.alloc(0);
  let isPlain = startsPlain;
  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    /** @type {Message[]} */
    const messages = [];
    for (;;) {
      const head = isPlain ? 0 : 1;
      if (rest.length < head + 4) return messages;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) return messages;
      const message = {
        type: isPlain ? "" : String.fromCharCode(rest[0] ?? 0),
        body: rest.subarray(head + 4, end),
        bytes: rest.subarray(0, end),
      };
      messages.push(message);
      rest = rest.subarray(end);
      // Asked for encryption a client begins anew, with another packet without a type.
      if (isPlain && !asksForEncryption(message)) isPlain = false;
    }
  };
}

/** @param {Message} message */
export function asksForEncryption({ type, body }) {
  if (type !== "" || body.length < 4) return false;
  const code = body.readUInt32BE(0);
  return code === SSL_REQUEST || code === GSS_REQUEST;
}

/** @param {Message} message of the client @returns {boolean} whether the server will end its answer with ReadyForQuery */
export function beginsRound({ type, body }) {
  return type === "Q" || type === "S" || (type === "" && body.readUInt32BE(0) !== CANCEL_REQUEST);
}

/** @param {Message} message of the server */
export function endsRound({ type }) {
  return type === "Z";
}

/**
 * Follows one client's messages.
 * @returns {(message: Message) => string | undefined} the text of the statement which this very message lets run, by the
 *   simple (Query) or the extended way (Parse, Bind, Execute); otherwise undefined
 */
export function createStatementWatcher() {
  /** @type {Map<string, string>} */
  const statements = new Map();
  /** @type {Map<string, string>} */
  const portals = new Map();
  return ({ type, body }) => {
    const [first = "", second = ""] = body.toString("latin1").split("\0", 2);
    if (type === "P") statements.set(first, readText(body, first.length + 1));
    if (type === "B") portals.set(first, statements.get(second) ?? "");
    if (type === "Q") return readText(body, 0);
    if (type === "E") return portals.get(first);
    return undefined;
  };
}

/** @param {Message} message of the server @returns {string | undefined} how a statement ended: its tag, or "ERROR" */
export function readEnding({ type, body }) {
  if (type === "C") return readText(body, 0);
  return type === "E" ? "ERROR" : undefined;
}

/** @param {Buffer} body @param {number} from */
function readText(body, from) {
  const end = body.indexOf(0, from);
  return body.toString("utf8", from, end === -1 ? body.length : end);
}
