// kill -9 at every statement of a redemption: all of it or nothing, and the same key again makes it whole.
import { expect, it } from 'vitest';
import { startTestApp, type TestMember } from '../../../testing/app.ts';
import { type Deed, killAtEveryStatement } from '../../../testing/killing.ts';
import { expectAllToAddUp } from '../../../testing/money.ts';
import { testDatabase } from '../../../testing/postgres.ts';
import { stockGames } from '../../../testing/shop.ts';
import { makeProductKeys } from '../commands.ts';

/** Milliseconds for some fifteen processes, on a busy machine too. */
const patience = 180_000;

it(
  'LIB-45: a redemption is whole or not there, wherever its process dies; the same key finishes it once',
  async () => {
    const stored = await testDatabase('redeem');
    const app = await startTestApp({ databaseUrl: stored.url });
    const { sql } = app.services.database;
    const { kite = '' } = await stockGames(app.services, [{ slug: 'kite' }]);
    const members = new Map<Deed, TestMember>();
    const state = async ({ caller, me }: TestMember) => ({
      copies: (await caller.library.games()).items.map(({ source }) => source),
      wished: (await caller.store.game({ id: kite })).wished,
      used: (await sql`select 1 from product_keys where redeemed_by = ${me.id}`).length,
    });
    const statements = await killAtEveryStatement(
      app.services.database,
      stored.url,
      async () => {
        const member = await app.member();
        await member.caller.store.wish({ gameId: kite });
        const [code = ''] = await makeProductKeys(app.services, 'kite', 1);
        const deed: Deed = {
          kind: 'redeemKey',
          memberId: member.me.id,
          code,
          key: app.services.newId(),
        };
        members.set(deed, member);
        return deed;
      },
      async (deed, boundary) => {
        const member = members.get(deed);
        if (!member || deed.kind !== 'redeemKey') throw new Error('nobody');
        const whole = { copies: ['key'], wished: false, used: 1 };
        const now = await state(member);
        const context = `${boundary.when} statement ${boundary.at}`;
        if (now.used > 0) expect(now, context).toEqual(whole);
        else expect(now, context).toEqual({ copies: [], wished: true, used: 0 });
        await member.caller.library.redeem({ code: deed.code, key: deed.key });
        expect(await state(member), context).toEqual(whole);
        await expectAllToAddUp(app.services);
      },
    );
    expect(statements.at(0)).toMatch(/^begin/);
    // The name of the game is read after the commit.
    expect(statements.slice(-2)).toEqual(['commit', expect.stringMatching(/^\s*select id, slug/)]);
    await app.close();
    await stored.drop();
  },
  patience,
);
