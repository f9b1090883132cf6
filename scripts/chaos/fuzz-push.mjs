// Requests for the push door as chance makes them: wrong keys, wrong methods, wrong types, and bodies of every kind of wrong.
import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";

/**
 * @typedef {object} Fuzzed
 * @property {string} url
 * @property {string} method
 * @property {Record<string, string>} headers
 * @property {Buffer} body
 * @property {boolean} hasKey whether the address is an order's own
 * @property {boolean} mayBeKept whether it is a POST of JSON with an order's key and of a size that is taken
 */

const METHODS = ["POST", "POST", "POST", "POST", "POST", "POST", "GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"];
const TYPES = [
  "application/json",
  "application/json",
  "application/json",
  "application/json; charset=utf-8",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/html",
  "",
];
const LIMIT_BYTES = 16 * 1024;

/**
 * @param {string} pushUrl an order's own
 * @param {() => number} random
 * @returns {Fuzzed}
 */
export function fuzzPush(pushUrl, random) {
  const pick = (/** @type {any[]} */ list) => list[Math.floor(random() * list.length)];
  const hasKey = random() < 0.5;
  const base = pushUrl.slice(0, pushUrl.lastIndexOf("/") + 1);
  const url = hasKey ? pushUrl : base + pick(wrongKeys(pushUrl.slice(base.length), random));
  const method = pick(METHODS);
  const type = pick(TYPES);
  const body = method === "GET" || method === "HEAD" ? Buffer.alloc(0) : pick(bodies(random))();
  const headers = { "content-type": type, ...pick(oddHeaders()) };
  const isJson = type.startsWith("application/json") && headers["content-encoding"] === undefined;
  return {
    url,
    method,
    headers,
    body,
    hasKey,
    mayBeKept: hasKey && method === "POST" && isJson && body.length <= LIMIT_BYTES,
  };
}

/** @param {string} key @param {() => number} random @returns {string[]} */
function wrongKeys(key, random) {
  const other = key.startsWith("A") ? "B" : "A";
  return [
    other + key.slice(1),
    key.slice(0, -1),
    `${key}A`,
    key.toUpperCase() === key ? key.toLowerCase() : key.toUpperCase(),
    Array.from(
      { length: 22 },
      () => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[Math.floor(random() * 64)],
    ).join(""),
    "%00".repeat(4),
    "..%2f..%2fapi%2fhealth",
    "%C3%A4%F0%9F%8D%9E",
    "%ff%fe",
    "' or 1=1 --".replaceAll(" ", "%20"),
    "a".repeat(3_000),
    `${key}/${key}`,
    "null",
    `${key}%20`,
    `${key};x=1`,
  ];
}

/** @param {() => number} random @returns {(() => Buffer)[]} */
function bodies(random) {
  const noise = (/** @type {number} */ length) => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
  const id = `evt_fuzz${Math.floor(random() * 1e12).toString(36)}`;
  const push = {
    object: "event.pushes",
    id,
    target: "payment.transactions",
    type: "changed",
    data: [{ id: "PCI_NONE" }],
  };
  const json = (/** @type {unknown} */ value) => Buffer.from(JSON.stringify(value));
  return [
    () => json(push),
    () => json({ ...push, id: ["a"], data: "x" }),
    () => json({ ...push, id: "x".repeat(5_000) }),
    () => json({ ...push, id: "a\u0000b'\"\\;--" }),
    () => json({ ...push, id: 1e308 }),
    () => Buffer.from('{"id":'),
    () => Buffer.from("[".repeat(8_000)),
    () => Buffer.from(`${'{"a":'.repeat(2_500)}1${"}".repeat(2_500)}`),
    () => Buffer.from('{"id":"evt_1","id":"evt_2","__proto__":{"x":1},"constructor":{"prototype":{}}}'),
    () => Buffer.from(`{"id":"${id}","n":1e999999,"m":-0,"u":"\\ud800"}`),
    () => Buffer.alloc(0),
    () => Buffer.from("null"),
    () => Buffer.from("\u0000\u0000\u0000"),
    () => Buffer.from("﻿{}"),
    () => noise(200),
    () => json({ ...push, filler: "y".repeat(LIMIT_BYTES) }),
    () => Buffer.alloc(100 * 1024, "z"),
    () => gzipSync(Buffer.alloc(200_000)),
  ];
}

function oddHeaders() {
  return [
    {},
    {},
    {},
    { "content-encoding": "gzip" },
    { "x-forwarded-host": "evil.example.test", "x-forwarded-for": "127.0.0.1" },
    { "x-http-method-override": "DELETE" },
    { "x-middleware-subrequest": "proxy:proxy:proxy" },
    { origin: "null", cookie: `basket=${"c".repeat(2_000)}` },
    { rsc: "1", "next-router-prefetch": "1" },
    { "next-action": randomBytes(20).toString("hex") },
    { accept: "text/x-component", "next-resume": "1" },
    { range: "bytes=0-1", expect: "" },
  ];
}
