// Reports that a room decided about, as those who look after the house still find them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoomOf, sendAll } from '../server/testing/rooms.ts';
import { messages as en } from '../web/i18n/en/index.ts';
import { messages as ko } from '../web/i18n/ko/index.ts';
import { messages as zh } from '../web/i18n/zh/index.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

const words = { en, ko, zh };

describe('reports that a room decided about', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  it.each(looks)(
    'UI-477: stay among the open ones of the house, with who decided what: $name',
    async ({ options }) => {
      const language = options.language ?? 'en';
      const t = words[language].reporting;
      const tag = `${options.width}${language}`;
      const [owner, writer, house] = [
        await shop.app.member({ nickname: `Innkeep${tag}`, language }),
        await shop.app.member({ nickname: `Rude${tag}`, language }),
        await shop.app.member({ nickname: `House${tag}`, role: 'moderator', language }),
      ];
      const roomId = await makeRoomOf(shop.app, owner, writer, house);
      await sendAll(shop.app, writer, roomId, 'You lot are fools');
      await house.caller.chat.reportMessage({ roomId, number: 1, reason: 'insult' });
      const [report] = (await owner.caller.chat.roomReports({ roomId })).items;
      await owner.caller.chat.decideReport({ reportId: report?.id ?? '', decision: 'dismiss' });
      const keeper = await shop.person({ ...options, cookie: house.cookie });
      const { page, problems } = keeper;
      await page.goto('/moderation');
      await page.getByRole('tab', { name: t.list.title }).click();
      const kinds = page.getByRole('radiogroup', { name: t.list.of });
      await kinds.getByText(t.list.talk).click();
      const row = page.locator('.report-row').filter({ hasText: `Rude${tag}` });
      await row.getByText(`Innkeep${tag}`).waitFor();
      await inspectNow(shop, keeper, 'room-decided', options);
      await row.getByRole('button', { name: t.talk.dismiss }).click();
      await row.waitFor({ state: 'detached' });
      expect(problems).toEqual([]);
    },
  );
});
