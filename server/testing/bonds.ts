// Members and what is between them, many at once. For tests.
import type { Bond } from '../../shared/friends.ts';
import { insertRows } from '../platform/postgres/bulk.ts';
import type { TestApp, TestMember } from './app.ts';

/** How members are made, tied and seen by each other. @param app once it has started */
export function bondsOf(app: () => TestApp) {
  const pair = () => Promise.all([app().member(), app().member()]);
  /** What a member sees of another. */
  const seen = async ({ caller }: TestMember, { me }: TestMember): Promise<Bond> => {
    const snapshot = await caller.friends.snapshot();
    for (const bond of ['friends', 'incoming', 'outgoing', 'blocked'] as const) {
      if (snapshot[bond].items.some(({ member }) => member.id === me.id)) return bond;
    }
    return 'none';
  };
  const both = async (ann: TestMember, ben: TestMember) => [await seen(ann, ben), await seen(ben, ann)];
  const to = ({ me }: TestMember) => ({ memberId: me.id });
  /** Members who are nothing but rows. */
  const crowd = async (count: number) => {
    const ids = Array.from({ length: count }, () => app().services.newId());
    await app().services.database.sql`
      insert into members (id, email, email_key, nickname, nickname_key, country, language, avatar, joined_at, last_seen_at)
      select id, id, id, 'm' || id, 'm' || id, 'US', 'en', 'fox-1', now(), now() from unnest(${ids}::text[]) as text_of(id_text),
        lateral (select id_text::uuid as id) as made`;
    return ids;
  };
  const tieAll = async (me: string, ids: string[], state: 'asked' | 'friends', asker: 'me' | 'them') => {
    const rows = ids.map((id) => {
      const [low, high] = [me, id].sort() as [string, string];
      const at = new Date(0).toISOString();
      return { low_id: low, high_id: high, state, asker_id: asker === 'me' ? me : id, at, declined_at: null };
    });
    await app().services.database.sql.begin((sql) => insertRows(sql, 'bonds', rows));
  };
  return { pair, seen, both, to, crowd, tieAll };
}
