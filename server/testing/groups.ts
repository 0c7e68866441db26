// Groups to test with.
import { expect } from 'vitest';
import type { AlertKind } from '../../shared/alertKinds.ts';
import type { TestApp, TestMember } from './app.ts';

/** Makes a group whose members are these, the first one its owner; returns its id. */
export async function makeGroupOf(
  app: TestApp,
  [owner, ...others]: [TestMember, ...TestMember[]],
  facts: { title?: string; listed?: boolean } = {},
): Promise<string> {
  const key = () => app.services.newId();
  const memberIds = others.map(({ me }) => me.id);
  const made = await owner.caller.chat.createGroup({ title: 'A group', ...facts, memberIds, key: key() });
  for (const { caller } of others) {
    await caller.chat.answerInvitation({ roomId: made.roomId, accept: true, key: key() });
  }
  return made.roomId;
}

/** Short words for what tests of groups do. */
export function groupTools(app: () => TestApp) {
  const key = () => app().services.newId();
  return {
    key,
    refused: (appCode: string, params?: object) =>
      expect.objectContaining({ appCode, ...(params && { params }) }),
    to: (roomId: string, { me }: TestMember) => ({ roomId, memberId: me.id, key: key() }),
    answer: ({ caller }: TestMember, roomId: string, accept: boolean) =>
      caller.chat.answerInvitation({ roomId, accept, key: key() }),
    invite: ({ caller }: TestMember, roomId: string, ...members: TestMember[]) =>
      caller.chat.inviteToGroup({ roomId, memberIds: members.map(({ me }) => me.id), key: key() }),
    ask: ({ caller }: TestMember, roomId: string) => caller.chat.requestToJoin({ roomId, key: key() }),
    inIt: async ({ caller }: TestMember, roomId: string) =>
      (await caller.chat.members({ roomId, limit: 100 })).items.map(({ id }) => id),
    /** Unread alerts of a kind about a group. */
    alertsOf: async ({ caller }: TestMember, kind: AlertKind, roomId: string) =>
      (await caller.alerts.list({ kind, unread: true, limit: 100 })).items.filter(
        ({ params }) => 'room' in params && params.room.id === roomId,
      ),
    /** As many members, made at once. */
    crowd: async (count: number): Promise<string[]> => {
      const name = key().slice(-6);
      const rows = await app().services.database.sql<{ id: string }[]>`
        insert into members (id, email, email_key, nickname, nickname_key, avatar, joined_at, last_seen_at, language, country)
        select id, id || '@x.test', id || '@x.test', ${name} || place, ${name} || place, 'owl', now(), now(), 'en', 'US'
        from (select gen_random_uuid() as id, place from generate_series(1, ${count}) as place) as each
        returning id`;
      return rows.map(({ id }) => id);
    },
  };
}
