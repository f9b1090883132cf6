import { describe, expect, it } from "vitest";
import { takeMarks } from "./event-streams.mjs";

const STREAM = ":\n\nid: 7\ndata: changed\n\n:\n\nid: 12\ndata: changed\n\n";

describe("takeMarks", () => {
  it("reads events and passes over beats", () => {
    expect(takeMarks(STREAM)).toEqual({ marks: [7, 12], rest: "" });
  });

  it("finds the same wherever the stream is cut", () => {
    for (let cut = 0; cut <= STREAM.length; cut += 1) {
      const first = takeMarks(STREAM.slice(0, cut));
      const second = takeMarks(first.rest + STREAM.slice(cut));
      expect([...first.marks, ...second.marks], `cut at ${cut}`).toEqual([7, 12]);
    }
  });

  it("counts no event without data, which browsers do not tell of either", () => {
    expect(takeMarks("id: 7\n\n").marks).toEqual([]);
  });
});
