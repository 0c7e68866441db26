// What opens where members are looked after, and the log of it, at phone and desk width, in both themes and three
// languages.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPublisherRole } from '../server/features/store/commands.ts';
import type { TestMember } from '../server/testing/app.ts';
import { messages as en } from '../web/i18n/en/index.ts';
import { messages as ko } from '../web/i18n/ko/index.ts';
import { messages as zh } from '../web/i18n/zh/index.ts';
import { inspectNow, looks } from './support/looks.ts';
import { openShop, type Shop } from './support/shop.ts';

const words = { en, ko, zh };
const row = (page: Page, name: string) => page.locator('.moderation-row').filter({ hasText: name });
const dialog = (page: Page) => page.getByRole('dialog');

describe('looking after members, looked at', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  /** Everything that can stand in the log happens to one member, who is let in again in the end. */
  async function happen({ me }: TestMember, { caller }: TestMember) {
    const { database, clock, newId } = shop.app.services;
    const memberId = me.id;
    const [publisher] = await database.sql`select id from publishers order by name limit 1`;
    await setPublisherRole(database, String(publisher?.['id']), memberId, 'support', clock.now(), newId);
    await caller.moderation.setRole({ memberId, role: 'moderator' });
    await caller.moderation.setRole({ memberId, role: 'member' });
    await caller.moderation.setKind({ memberId, kind: 'vip' });
    await caller.moderation.endSessions({ memberId });
    const reason =
      'The same advertisement in every room, again and again, although three people asked to stop.';
    await caller.moderation.ban({ memberId, reason });
    await caller.moderation.ban({ memberId, reason, until: clock.now() + 86_400_000 });
    await setPublisherRole(database, String(publisher?.['id']), memberId, null, clock.now(), newId);
  }

  it.each(looks)('UI-400: bans, roles, kinds, signing out, and the log: $name', async ({ options }) => {
    const t = words[options.language ?? 'en'].moderation;
    const language = options.language ?? 'en';
    const nickname = `Verylongname${options.width}${language}x`;
    const member = await shop.app.member({ nickname, language });
    const admin = await shop.app.member({ role: 'admin', nickname: `Keeper${options.width}${language}` });
    await happen(member, admin);
    const device = { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/147.0.0.0 Safari/537.36' };
    await shop.app.services.database.sql`
      insert into sessions (id, member_id, token_hash, user_agent, address, created_at, last_seen_at, expires_at)
      values (gen_random_uuid(), ${member.me.id}, decode(md5(${nickname}), 'hex'), ${device.userAgent},
        '2001:db8:85a3:1234:5678:8a2e:370:7334', now(), now(), now() + interval '1 day')`;

    const person = await shop.person({ ...options, cookie: admin.cookie });
    const { page, problems } = person;
    await page.goto('/moderation');
    await page.getByLabel(t.find).fill(nickname);
    await row(page, nickname).waitFor();
    await expect.poll(() => page.locator('.moderation-row').count()).toBe(1);
    const act = async (action: string) => {
      await row(page, nickname)
        .getByRole('button', { name: t.actions.replace('{name}', nickname) })
        .click();
      await page.getByRole('menuitem', { name: action, exact: true }).click();
      await dialog(page).waitFor();
    };
    const leave = async (by: string) => {
      await dialog(page).getByRole('button', { name: by, exact: true }).click();
      await dialog(page).waitFor({ state: 'detached' });
    };
    await inspectNow(shop, person, 'keeping-members', options);

    await act(t.ban.change);
    await dialog(page).getByText(t.ban.lengths.until, { exact: true }).click();
    await dialog(page).getByRole('button', { name: t.ban.submit, exact: true }).click();
    await dialog(page).getByText(t.ban.missing).waitFor();
    await dialog(page).getByText(t.ban.untilMissing).waitFor();
    await inspectNow(shop, person, 'keeping-ban', options);
    await leave(t.ban.not);

    await act(t.role.open);
    await dialog(page).getByText(t.roles.admin, { exact: true }).click();
    await inspectNow(shop, person, 'keeping-role', options);
    await leave(t.role.not);

    await act(t.kind.open);
    await dialog(page).getByText(t.kinds.publisher, { exact: true }).click();
    await inspectNow(shop, person, 'keeping-kind', options);
    await leave(t.kind.not);

    await act(t.signOut.open);
    await dialog(page).getByRole('listitem').first().waitFor();
    await inspectNow(shop, person, 'keeping-sign-out', options);
    await leave(t.signOut.not);

    await page.getByRole('tab', { name: t.log.title, exact: true }).click();
    await page.locator('.moderation-did').nth(8).waitFor();
    await inspectNow(shop, person, 'keeping-log', options);
    expect(problems).toEqual([]);
  });
});
