// Somebody leaves, and what of their page is in the copy of their data.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/app.ts';
import { stockGames } from '../../testing/shop.ts';
import { unzip } from '../../testing/unzip.ts';
import { hashPassword } from '../accounts/passwords.ts';

const password = 'violet doorway 7';

describe('leaving', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('PROFILE-60: the copy tells the page, deeds and what one wrote; deleting clears all of it', async () => {
    const passwordHash = await hashPassword(password);
    const [leaver, other] = await Promise.all([
      app.member({ passwordHash, nickname: 'Leaver' }),
      app.member({ nickname: 'Stayer' }),
    ]);
    const { sql } = app.services.database;
    const games = await stockGames(app.services, [{ slug: 'owned' }]);
    const gameId = games['owned'] ?? '';
    await sql`insert into entitlements (member_id, game_id, at) values (${leaver.me.id}, ${gameId}, now())`;
    await leaver.caller.accounts.updateProfile({ bio: 'tea and mushrooms' });
    await leaver.caller.profiles.setBackground({ background: 'meadow' });
    await leaver.caller.profiles.setFavourites({ gameIds: [gameId] });
    for (const { caller } of [leaver, other]) await caller.profiles.setPrivacy({ writers: 'everyone' });
    const write = (writer: typeof other, owner: typeof other, body: string) =>
      writer.caller.profiles.writeEntry({ memberId: owner.me.id, body, key: app.services.newId() });
    await write(leaver, other, 'my own words');
    await write(other, leaver, 'somebody else’s words');

    const response = await fetch(`${app.url}/exports/me.zip`, { headers: { cookie: leaver.cookie } });
    const files = await unzip(Buffer.from(await response.arrayBuffer()));
    const part = (name: string) => JSON.parse(String(files.get(`${name}.json`)));
    expect(part('page')).toMatchObject({
      background: 'meadow',
      favourites: [gameId],
      privacy: { writers: 'everyone', wishlist: 'me' },
    });
    expect(part('guestbook')).toMatchObject([{ ownerId: other.me.id, body: 'my own words' }]);
    expect(part('deeds')).toMatchObject([
      { deed: 'profile', points: 50 },
      { deed: 'guestbook', points: 5 },
    ]);
    const everything = [...files.values()].map(String).join('\n');
    for (const strange of ['somebody else', 'Stayer']) expect(everything).not.toContain(strange);

    await leaver.caller.leaving.deleteAccount({ password, withMessages: false });
    const left = await sql`
      select 'profiles' from profiles where member_id = ${leaver.me.id}
      union all select 'favourites' from favourite_games where member_id = ${leaver.me.id}
      union all select 'deeds' from member_deeds where member_id = ${leaver.me.id}
      union all select 'entries' from guestbook_entries
        where owner_id = ${leaver.me.id} or author_id = ${leaver.me.id}`;
    expect(left).toEqual([]);
    expect((await other.caller.profiles.guestbook({ memberId: other.me.id })).items).toEqual([]);
    const calls = [
      () => other.caller.profiles.profile({ memberId: leaver.me.id }),
      () => other.caller.profiles.guestbook({ memberId: leaver.me.id }),
      () => write(other, leaver, 'too late'),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ appCode: 'MEMBER_NOT_FOUND' });
  });
});
