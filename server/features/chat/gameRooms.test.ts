// The room in which those meet who own a game: the right to it comes and goes with the copy.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../../shared/chat.ts';
import { startTestApp, type TestApp, type TestMember } from '../../testing/app.ts';
import { giveCopies } from '../../testing/library.ts';
import { follow, sendAll } from '../../testing/rooms.ts';
import { stockGames } from '../../testing/shop.ts';

describe('rooms of games', () => {
  let app: TestApp;
  let ann: TestMember;
  let ben: TestMember;
  let gameId: string;
  let freeId: string;
  beforeAll(async () => {
    app = await startTestApp();
    [ann, ben] = await Promise.all([app.member(), app.member()]);
    const stocked = await stockGames(app.services, [
      { slug: 'tidal', prices: { USD: 0 } },
      { slug: 'saltmarsh', prices: { USD: 0 } },
    ]);
    [gameId, freeId] = [stocked['tidal'] ?? '', stocked['saltmarsh'] ?? ''];
    for (const { me } of [ann, ben]) await giveCopies(app.services, me.id, gameId);
  });
  afterAll(() => app.close());
  const key = () => app.services.newId();
  const refused = (appCode: string, params?: object) =>
    expect.objectContaining({ appCode, ...(params && { params }) });
  const open = async ({ caller }: TestMember, id = gameId) =>
    (await caller.chat.openGameRoom({ gameId: id })).roomId;
  /** Buys what costs nothing, which can be given back. */
  const buy = ({ caller }: TestMember, id: string) =>
    caller.wallet.buy({ items: [{ gameId: id, price: 0 }], currency: 'USD', key: key() });

  it('CHAT-165: who has a copy enters, and of any number at once the first opens it', async () => {
    const ids = await Promise.all([ann, ben, ann, ben].map((one) => open(one)));
    expect(new Set(ids).size).toBe(1);
    const roomId = ids[0] ?? '';
    const { room, members } = await ann.caller.chat.room({ roomId });
    expect(room).toMatchObject({ kind: 'game', gameId, owner: null, memberCount: 2 });
    expect(members.items.map(({ id }) => id).sort()).toEqual([ann.me.id, ben.me.id].sort());
    await sendAll(app, ann, roomId, 'tips?');
    expect((await ben.caller.chat.myRooms({ limit: 10 })).items[0]).toMatchObject({
      id: roomId,
      kind: 'game',
    });
    const stranger = await app.member();
    expect(await stranger.caller.chat.gameRoom({ gameId })).toEqual({
      roomId,
      memberCount: 2,
      isIn: false,
      owned: false,
    });
    expect(await ben.caller.chat.gameRoom({ gameId })).toMatchObject({ isIn: true, owned: true });
    expect(await ben.caller.chat.gameRoom({ gameId: freeId })).toEqual({
      roomId: null,
      memberCount: 0,
      isIn: false,
      owned: false,
    });
  });

  it('CHAT-165: others do not, by whatever way', async () => {
    const roomId = await open(ann);
    const stranger = await app.member();
    const none = refused('GAME_NOT_OWNED', { gameId });
    await expect(open(stranger)).rejects.toEqual(none);
    await expect(stranger.caller.chat.joinRoom({ roomId })).rejects.toEqual(none);
    await expect(stranger.caller.chat.messages({ roomId, limit: 5 })).rejects.toEqual(refused('NOT_IN_ROOM'));
    await expect(open(ann, key())).rejects.toEqual(refused('GAME_NOT_OWNED'));
    const { items } = await stranger.caller.chat.rooms({ limit: 100 });
    expect(items.map(({ id }) => id)).not.toContain(roomId);
    // The database alone keeps them out too.
    const put = app.services.database.sql`
      insert into room_members (room_id, member_id, joined_at, game_id) values (${roomId}, ${stranger.me.id}, now(), ${gameId})`;
    await expect(put).rejects.toMatchObject({ constraint_name: 'room_members_copy' });
    await ann.caller.chat.leaveRoom({ roomId });
    await ann.caller.chat.joinRoom({ roomId });
  });

  it('CHAT-166: a refund ends the feed with its code, and everything else in the room', async () => {
    const cat = await app.member();
    await buy(cat, freeId);
    const roomId = await open(cat, freeId);
    const lineId = await lineOf(app, cat, freeId);
    const feed = await follow<RoomEvent>(cat.caller.chat.onRoom({ roomId }));
    const inbox = (await cat.caller.chat.onInbox())[Symbol.asyncIterator]();
    await inbox.next();
    await cat.caller.wallet.refund({ lineId, reason: 'other', key: key() });
    expect((await feed.next()).event).toMatchObject({
      type: 'member.left',
      memberId: cat.me.id,
      gameId: freeId,
    });
    await expect(feed.next()).rejects.toEqual(refused('GAME_NOT_OWNED', { gameId: freeId }));
    expect((await inbox.next()).value).toEqual({ type: 'left', roomId });
    await inbox.return?.(undefined);
    for (const call of [
      () => cat.caller.chat.room({ roomId }),
      () => cat.caller.chat.messages({ roomId, limit: 5 }),
      () => cat.caller.chat.onRoom({ roomId, lastEventId: '0' }),
      () => cat.caller.chat.send({ roomId, body: 'still', key: key() }),
    ]) {
      await expect(call()).rejects.toEqual(refused('NOT_IN_ROOM'));
    }
    await expect(open(cat, freeId)).rejects.toEqual(refused('GAME_NOT_OWNED', { gameId: freeId }));
    // Bought again, they come in again.
    await buy(cat, freeId);
    expect(await open(cat, freeId)).toBe(roomId);
  });

  it('CHAT-166: of entries and a refund at once nobody is left in without a copy, and neither waits for the other for ever', async () => {
    for (let round = 0; round < 5; round += 1) {
      const dan = await app.member();
      await buy(dan, freeId);
      const lineId = await lineOf(app, dan, freeId);
      const outcomes = await Promise.allSettled([
        open(dan, freeId),
        dan.caller.wallet.refund({ lineId, reason: 'other', key: key() }),
        open(dan, freeId),
      ]);
      expect(outcomes[1].status).toBe('fulfilled');
      const [left] = await app.services.database.sql`
        select count(*)::int as count from room_members where member_id = ${dan.me.id}`;
      expect(left?.['count']).toBe(0);
    }
    const { room, members } = await ann.caller.chat.room({ roomId: await open(ann) });
    expect(room.memberCount).toBe(members.items.length);
  });

  it('CHAT-167: nobody owns it; keepers of the house look after it, and nobody closes it', async () => {
    const keeper = await app.member({ role: 'moderator' });
    await giveCopies(app.services, keeper.me.id, gameId);
    const roomId = await open(keeper);
    await open(ben);
    const to = { roomId, memberId: ben.me.id, key: key() };
    await expect(ann.caller.chat.kick(to)).rejects.toEqual(refused('NOT_ALLOWED'));
    await keeper.caller.chat.kick(to);
    await keeper.caller.chat.banFromRoom({ ...to, key: key() });
    await expect(open(ben)).rejects.toEqual(refused('ROOM_BANNED'));
    await keeper.caller.chat.editRoom({ roomId, slowMode: 5, key: key() });
    await expect(keeper.caller.chat.closeRoom({ roomId, key: key() })).rejects.toEqual(
      refused('ROOM_NOT_FOUND'),
    );
    // With its last one gone it stays.
    for (const one of [ann, keeper]) await one.caller.chat.leaveRoom({ roomId });
    expect(await open(ann)).toBe(roomId);
  });
});

/** The line of the order by which a copy came. */
async function lineOf(app: TestApp, { me }: TestMember, gameId: string): Promise<string> {
  const [row] = await app.services.database.sql`
    select line_id as id from entitlements where member_id = ${me.id} and game_id = ${gameId}`;
  return String(row?.['id']);
}
