// A member's favourites, where they are chosen. For tests.
import type { Shop } from './shop.ts';

/**
 * Somebody with four games, the first three of them favourites, who has opened the drawer in which they are chosen.
 * @returns `titles` of the games in their order.
 */
export async function chooseFavourites(shop: Shop, nickname: string) {
  const member = await shop.app.member({ nickname });
  await shop.app.services.database.sql`
    insert into entitlements (member_id, game_id, at)
    select ${member.me.id}, id, now() from games where state = 'released' order by slug limit 4`;
  const { items } = await member.caller.profiles.games({ memberId: member.me.id });
  await member.caller.profiles.setFavourites({ gameIds: items.slice(0, 3).map(({ id }) => id) });
  const { page, problems } = await shop.person({ cookie: member.cookie });
  await page.goto(`/member/${member.me.id}`);
  await page.getByRole('button', { name: 'Edit page' }).click();
  const drawer = page.getByRole('dialog', { name: 'Your page' });
  await drawer.getByRole('tab', { name: 'Favourites' }).click();
  return { member, page, problems, drawer, titles: items.map(({ title }) => title) };
}
