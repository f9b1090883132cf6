import { askAction } from "./doors/ask.ts";
import { expect, inLanes, test } from "./doors/guarded-test.ts";
import { listDoors, readActionIds } from "./doors/list-doors.ts";
import { ACTIONS, HANDLERS, PAGES, VISITORS } from "./doors/table.ts";
import { isStaff, TRICKS, tryHandler, tryPage } from "./doors/try-door.ts";

// Every page, handler and action × everybody × every way to ask. A new one without a row fails.
test.describe.configure({ mode: "default" });

test("everything that can be asked for has a row, and every row something", () => {
  const { files, actions } = listDoors(process.cwd());
  expect([...Object.keys(PAGES), ...Object.keys(HANDLERS)].sort()).toEqual(files);
  expect(Object.keys(ACTIONS).sort()).toEqual(actions);
});

test("every page shows itself to its guests, and nothing to anybody else", async ({ shop }) => {
  const tries = Object.entries(PAGES).flatMap((door) => VISITORS.map((visitor) => () => tryPage(shop, door, visitor)));
  expect(await inLanes(tries)).toEqual([]);
});

test("every handler answers its guests, and nobody else", async ({ shop }) => {
  const doors = Object.values(HANDLERS).flat();
  expect(await inLanes(doors.flatMap((door) => VISITORS.map((one) => () => tryHandler(shop, door, one))))).toEqual([]);
});

test("every action obeys those who may, and nobody else", async ({ shop }) => {
  const ids = readActionIds(process.cwd());
  const ways = { form: {}, ...TRICKS };
  const troubles: string[] = [];
  for (const [name, door] of Object.entries(ACTIONS)) {
    const action = ids.get(name);
    if (action === undefined) {
      troubles.push(`${name}: is on no page`);
      continue;
    }
    const path = shop.fill(PAGES[action.page]?.path ?? "");
    for (const visitor of VISITORS) {
      const expected = door.guests.includes(visitor)
        ? door.leadsTo
        : isStaff(visitor)
          ? /^\/merchant\?denied=/
          : /^\/merchant\/sign-in/;
      for (const [way, trick] of [...(door.takesState ? [] : Object.entries(ways)), ["scripted", {}] as const]) {
        const headers = { cookie: await shop.cookieOf(visitor), origin: shop.url, ...trick };
        const sent = {
          id: action.id,
          fields: shop.fillAll(door.fields ?? {}),
          headers,
          isScripted: way === "scripted",
          takesState: door.takesState,
        };
        const { status, location, body } = await askAction(shop.url, path, sent);
        if (status < 500 && expected.test(location)) continue;
        troubles.push(`${visitor}, ${way}, ${name}: ${status} leads to "${location}" ${body.slice(0, 80)}`);
      }
    }
  }
  expect(troubles).toEqual([]);
});
