import { expect, it } from "vitest";
import { createMessageReader, createStatementWatcher } from "./postgres-messages.mjs";
import { createRandom } from "./random.mjs";

/** @param {string} type @param {string} text */
function build(type, text) {
  const body = Buffer.from(text, "utf8");
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), head, body]);
}

it("finds the same messages however the bytes are cut, and every byte again", () => {
  const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
  const startUp = build("", "\0\x03\0\0user\0me\0\0");
  const stream = Buffer.concat([
    sslRequest,
    startUp,
    build("Q", "begin\0"),
    build("Q", "insert 'ü'\0"),
    build("S", ""),
  ]);
  const random = createRandom(5);
  for (let trial = 0; trial < 200; trial += 1) {
    const read = createMessageReader({ startsPlain: true });
    const messages = [];
    for (let from = 0; from < stream.length; ) {
      const to = Math.min(stream.length, from + 1 + Math.floor(random() * 12));
      messages.push(...read(stream.subarray(from, to)));
      from = to;
    }
    expect(messages.map(({ type }) => type)).toEqual(["", "", "Q", "Q", "S"]);
    expect(Buffer.concat(messages.map(({ bytes }) => bytes))).toEqual(stream);
  }
});

it("knows what runs, by the simple and by the extended way", () => {
  const read = createMessageReader({ startsPlain: false });
  const watch = createStatementWatcher();
  const stream = Buffer.concat([
    build("Q", "commit\0"),
    build("P", "named\0COMMIT\0\0\0"),
    build("P", "\0select 'ü'\0\0\0"),
    build("B", "portal\0named\0\0\0\0\0\0\0"),
    build("B", "\0\0\0\0\0\0\0\0"),
    build("E", "\0\0\0\0\0"),
    build("E", "portal\0\0\0\0\0"),
    build("S", ""),
  ]);
  expect(read(stream).map(watch)).toEqual([
    "commit",
    ...[undefined, undefined, undefined, undefined],
    ...["select 'ü'", "COMMIT", undefined],
  ]);
});
