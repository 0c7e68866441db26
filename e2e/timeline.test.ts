// A long timeline: few rows are drawn, none is missed, and what one reads stays where it is.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestMember } from '../server/testing/app.ts';
import { makeRoomOf } from '../server/testing/rooms.ts';
import { openShop, type Shop } from './support/shop.ts';

const article = (page: Page, number: number) => page.locator(`.log [data-number="${number}"]`);
const field = (page: Page) => page.getByPlaceholder('Say something to everyone');
/** Rows that a timeline may have in the page. */
const mostRows = 150;

/** Pixels from the upper edge of the timeline to that of a message. */
const topOf = (page: Page, number: number) =>
  article(page, number).evaluate(
    (row) => row.getBoundingClientRect().top - (row.closest('.log')?.getBoundingClientRect().top ?? 0),
  );

/** The numbers of the messages in view, from the uppermost down. */
const inView = (page: Page) =>
  page.locator('.log').evaluate((log) => {
    const { top, bottom } = log.getBoundingClientRect();
    return [...log.querySelectorAll<HTMLElement>('[data-number]')]
      .filter((row) => row.getBoundingClientRect().top >= top && row.getBoundingClientRect().bottom <= bottom)
      .map((row) => Number(row.dataset['number']));
  });

/** Two pictures of the page later, what was to be drawn is drawn. */
const drawn = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Scrolls from one end of what is there to the other, a part of the view at a time, until a message is in view. */
const scrollTo = (page: Page, number: number, direction: -1 | 1) =>
  page.locator('.log').evaluate(
    async (log, { number, direction }) => {
      const seen = new Set<number>();
      const wrong: string[] = [];
      let most = 0;
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const look = () => {
        const { top, bottom } = log.getBoundingClientRect();
        const rows = [...log.querySelectorAll<HTMLElement>('[data-number]')];
        most = Math.max(most, log.querySelectorAll('[data-row]').length);
        const numbers = rows.map((row) => Number(row.dataset['number']));
        if (numbers.some((each, place) => place > 0 && each <= (numbers[place - 1] ?? 0)))
          wrong.push(numbers.join());
        for (const row of rows) {
          const box = row.getBoundingClientRect();
          if (box.bottom > top && box.top < bottom) seen.add(Number(row.dataset['number']));
        }
      };
      look();
      // Frames, not time: on a machine that has much else to do they take longer.
      for (let frames = 0; frames < 20_000 && !seen.has(number); frames += 1) {
        log.scrollTop += direction * log.clientHeight * 0.6;
        await frame();
        await frame();
        look();
      }
      return { seen: [...seen].sort((a, b) => a - b), wrong, most };
    },
    { number, direction },
  );

describe('a long timeline', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  /** A room with messages a second apart, the even ones of another member, written straight into the table. */
  async function talk(count: number, me: TestMember, other: TestMember, body = "'said ' || n") {
    const roomId = await makeRoomOf(shop.app, me, other);
    const { sql } = shop.app.services.database;
    await sql`
      insert into messages (id, room_id, number, author_id, body, at)
      select gen_random_uuid(), ${roomId}, n, case when n % 2 = 0 then ${other.me.id}::uuid else ${me.me.id}::uuid end,
        ${sql.unsafe(body)}, now() - (${count} - n) * interval '1 second'
      from generate_series(1, ${count}::int) n`;
    await sql`update rooms set last_number = ${count} where id = ${roomId}`;
    await sql`update room_members set read_number = ${count} where room_id = ${roomId}`;
    return roomId;
  }

  async function open(count: number, body?: string) {
    const [ada, ben] = [await shop.app.member(), await shop.app.member()];
    const roomId = await talk(count, ada, ben, body);
    const person = await shop.person({ cookie: ada.cookie });
    await person.page.goto(`/rooms/${roomId}`);
    await field(person.page).waitFor();
    await article(person.page, count).waitFor();
    await person.page.locator('.dock-me .status-button:visible').waitFor();
    return { ...person, ada, ben, roomId };
  }

  /** Scrolls up to where more is above and below than the view holds; names the middle one of the messages in view. */
  async function goUp(page: Page, to: number) {
    await scrollTo(page, to, -1);
    await drawn(page);
    const numbers = await inView(page);
    return numbers[Math.floor(numbers.length / 2)] ?? 0;
  }

  it('UI-422: over 5,000 messages up and down again each comes by once, in order, and few rows are ever drawn', async () => {
    const count = 5_000;
    const { page, problems } = await open(count, "repeat('word ', 1 + (n * 7) % 40) || n");
    const up = await scrollTo(page, 1, -1);
    const all = Array.from({ length: count }, (_, index) => index + 1);
    expect(up.seen).toEqual(all);
    expect(up.wrong).toEqual([]);
    expect(up.most).toBeLessThanOrEqual(mostRows);
    const down = await scrollTo(page, count, 1);
    expect(down.seen.at(-1)).toBe(count);
    expect(all.filter((number) => !down.seen.includes(number))).toEqual([]);
    expect(down.wrong).toEqual([]);
    expect(down.most).toBeLessThanOrEqual(mostRows);
    expect(problems).toEqual([]);
  }, 600_000);

  it('UI-423: older messages that come above leave what one reads where it is', async () => {
    const { page, context } = await open(300);
    const asked: (() => void)[] = [];
    await context.route('**/trpc/chat.messages*', async (route) => {
      await new Promise<void>((resolve) => asked.push(resolve));
      await route.continue();
    });
    await page.locator('.log').evaluate((log) => log.scrollTo(0, 0));
    await expect.poll(() => asked.length).toBe(1);
    await drawn(page);
    const [first = 0] = await inView(page);
    const before = await topOf(page, first);
    const height = await page.locator('.log').evaluate((log) => log.scrollHeight);
    asked[0]?.();
    await expect.poll(() => page.locator('.log').evaluate((log) => log.scrollHeight)).toBeGreaterThan(height);
    await drawn(page);
    expect(Math.abs((await topOf(page, first)) - before)).toBeLessThanOrEqual(1);
    for (const go of asked) go();
  });

  it('UI-423: reactions, words and cards that change above, and news below, leave what one reads where it is', async () => {
    const { page, ada, ben, roomId } = await open(300);
    const read = await goUp(page, 200);
    const [first = 0] = await inView(page);
    const before = await topOf(page, read);
    const stays = async () => {
      await drawn(page);
      expect(Math.abs((await topOf(page, read)) - before)).toBeLessThanOrEqual(1);
    };
    const above = first - 4;
    await ben.caller.chat.react({ roomId, number: above, emoji: '👍', on: true });
    await article(page, above).locator('.chips', { hasText: '1' }).waitFor();
    await stays();
    const author = (number: number) => (number % 2 === 0 ? ben : ada);
    await author(above).caller.chat.editMessage({ roomId, number: above, body: `${'line\n'.repeat(12)}end` });
    await article(page, above).getByText('end').waitFor({ state: 'attached' });
    await stays();
    const link = `${shop.app.url}/game/saltmarch`;
    await author(above).caller.chat.editMessage({ roomId, number: above, body: link });
    await article(page, above).locator('.linked-game:not([aria-busy])').waitFor({ state: 'attached' });
    await stays();
    await author(above).caller.chat.deleteMessage({ roomId, number: above });
    await article(page, above).locator('.is-deleted').waitFor();
    await stays();
    await ben.caller.chat.send({ roomId, body: 'news below', key: shop.app.services.newId() });
    await page.locator('.to-new', { hasText: '1' }).waitFor();
    await stays();
  });

  it('UI-423: the messages of a blocked member unfold above without a jump', async () => {
    const { page, ada, ben } = await open(300);
    await ada.caller.friends.block({ memberId: ben.me.id });
    await page.waitForFunction(() => document.querySelector('.log .fold-line') !== null);
    const read = await goUp(page, 225);
    const before = await topOf(page, read);
    const unfolded = await page.locator('.log').evaluate((log) => {
      const { top } = log.getBoundingClientRect();
      const lines = [...log.querySelectorAll<HTMLElement>('.fold-line[aria-expanded="false"]')];
      const line = lines.findLast((each) => each.getBoundingClientRect().bottom < top);
      line?.click();
      return Boolean(line);
    });
    expect(unfolded).toBe(true);
    await page.locator('.log .fold-line[aria-expanded="true"]').waitFor({ state: 'attached' });
    await drawn(page);
    expect(Math.abs((await topOf(page, read)) - before)).toBeLessThanOrEqual(1);
  });

  it('UI-423: in a page that is made narrower and wide again the uppermost message stays', async () => {
    const { page } = await open(300, "repeat('word ', 60) || n");
    await goUp(page, 260);
    const first = () =>
      page.locator('.log').evaluate((log) => {
        const { top } = log.getBoundingClientRect();
        const rows = [...log.querySelectorAll<HTMLElement>('[data-number]')];
        const row = rows.find((each) => each.getBoundingClientRect().bottom > top);
        return Number(row?.dataset['number']);
      });
    const number = await first();
    const before = await topOf(page, number);
    for (const width of [900, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(async () => Math.abs((await topOf(page, number)) - before)).toBeLessThanOrEqual(1);
      expect(await first()).toBe(number);
    }
  });

  it('UI-424: at its end a timeline stays there, whatever changes above', async () => {
    const { page, ada, ben, roomId } = await open(120);
    const left = () =>
      page.locator('.log').evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop);
    await ben.caller.chat.react({ roomId, number: 118, emoji: '👍', on: true });
    await article(page, 118).locator('.chips', { hasText: '1' }).waitFor();
    await expect.poll(left).toBeLessThanOrEqual(1);
    await ada.caller.chat.editMessage({ roomId, number: 119, body: `${'line\n'.repeat(8)}end` });
    await article(page, 119).getByText('end').waitFor();
    await expect.poll(left).toBeLessThanOrEqual(1);
    await ben.caller.chat.send({ roomId, body: 'the newest', key: shop.app.services.newId() });
    await article(page, 121).waitFor();
    await expect.poll(left).toBeLessThanOrEqual(1);
    await page.setViewportSize({ width: 900, height: 600 });
    await expect.poll(left).toBeLessThanOrEqual(1);
  });

  it('UI-425: the arrow keys walk on past what is drawn, each message tells its place, and the focus outlives scrolling', async () => {
    const { page } = await open(300);
    // All of it has been fetched before.
    await scrollTo(page, 1, -1);
    await page.locator('.to-new').click();
    await article(page, 300).focus();
    const focused = () =>
      page.evaluate(() => {
        const row = document.activeElement;
        return [
          row?.getAttribute('data-number'),
          row?.getAttribute('aria-posinset'),
          row?.getAttribute('aria-setsize'),
        ];
      });
    for (let number = 300; number > 120; number -= 1) {
      await expect.poll(focused).toEqual([String(number), String(number), '-1']);
      await page.keyboard.press('ArrowUp');
    }
    expect(await page.locator('.log [data-row]').count()).toBeLessThanOrEqual(mostRows);
    await expect.poll(focused).toEqual(['120', '120', '-1']);
    // Far away from it, it is still there, and where the arrow keys go on from.
    await scrollTo(page, 300, 1);
    expect(await focused()).toEqual(['120', '120', '-1']);
    expect(await page.locator('.log [data-row]').count()).toBeLessThanOrEqual(mostRows);
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toEqual(['121', '121', '-1']);
    await article(page, 121).waitFor();
  }, 120_000);

  it('UI-425: what is being reworded stays, however far one scrolls', async () => {
    const { page } = await open(301);
    await article(page, 301).waitFor();
    await field(page).press('ArrowUp');
    const editor = article(page, 301).getByRole('textbox');
    await editor.fill('half a thought');
    await goUp(page, 150);
    await page.locator('.log').focus();
    await drawn(page);
    expect(await editor.inputValue()).toBe('half a thought');
    await page.locator('.to-new').click();
    await editor.press('Enter');
    await article(page, 301).getByText('half a thought').waitFor();
  });
});
