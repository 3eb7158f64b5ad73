import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CardAction, decodeAction, encodeAction, MAX_ACTION_ID } from "../../../src/chat/action-id.ts";

const tag = fc.constantFrom("en", "pt-BR", "zh-Hant-TW", "sr-Latn-RS", "uk");
const view = fc.record({
  brief: fc.stringMatching(/^[a-z0-9]{16}$/),
  length: fc.integer({ min: 1, max: 7 }),
  edition: fc.option(tag),
  locale: tag,
  personal: fc.boolean(),
});
const word = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,25}$/);
const action: fc.Arbitrary<CardAction> = fc.oneof(
  fc.record({
    do: fc.constantFrom(
      "show" as const,
      "original" as const,
      "choose-edition" as const,
      "entities" as const,
      "siblings" as const,
    ),
    view,
  }),
  fc.record({ do: fc.constant("forget" as const), whose: fc.constantFrom("me" as const, "server" as const) }),
  fc.record({ do: fc.constant("subscription" as const), verb: word, target: word }),
);

describe("action ids", () => {
  test("every action is read back and fits a platform's custom id", () => {
    fc.assert(
      fc.property(action, (made) => {
        const id = encodeAction(made);
        expect(id.length).toBeLessThanOrEqual(MAX_ACTION_ID);
        expect(id).toMatch(/^[A-Za-z0-9:-]+$/);
        expect(decodeAction(id)).toEqual(made);
      }),
    );
  });

  test("an id that was never written by us is refused, or is one that we could have written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (id) => {
        const read = decodeAction(id);
        if (read !== null) expect(encodeAction(read)).toBe(id);
      }),
    );
  });

  test.each([
    "",
    "0:show:abcdefghij012345:3::en:c",
    "1:show:abcdefghij012345:8::en:c",
    "1:show:abcdefghij012345:0::en:c",
    "1:show:ABCDEFGHIJ012345:3::en:c",
    "1:show:abcdefghij01234:3::en:c",
    "1:show:abcdefghij012345:3:../../x:en:c",
    "1:show:abcdefghij012345:3::en:c:more",
    "1:show:abcdefghij012345:3::en",
    "1:constructor:abcdefghij012345:3::en:c",
    "1:forget:everybody",
    "1:subscription:drop table:x",
    `1:subscription:run:${"a".repeat(200)}`,
  ])("refuses the crafted id %j", (id) => {
    expect(decodeAction(id)).toBeNull();
  });

  test("refuses to write what could not be read back", () => {
    expect(() => encodeAction({ do: "subscription", verb: "Run it", target: "x" })).toThrow(RangeError);
  });
});
