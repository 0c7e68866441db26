// What those who may be entered by one click have written with their friends: so that the dock shows conversations.
import { offeredDemoAccounts } from '../features/accounts/queries.ts';
import { seeded } from '../features/store/art/seeded.ts';
import { directTalks } from '../features/store/seedCatalogue/index.ts';
import { insertRows, type Row, type Sql } from '../platform/postgres/bulk.ts';
import { bondsOf } from './friends.ts';
import { seedId } from './ids.ts';
import type { Person } from './people.ts';
import type { SeedContext } from './seed.ts';

const minute = 60_000;
/** Conversations of each of them; in the newest the last words are unread. */
const conversations = 3;

export async function seedDirects(sql: Sql, context: SeedContext, people: readonly Person[]): Promise<void> {
  const tables: Record<'rooms' | 'directs' | 'room_members' | 'messages', Row[]> = {
    rooms: [],
    directs: [],
    room_members: [],
    messages: [],
  };
  const friendships = bondsOf(people).filter(({ state }) => state === 'friends');
  for (const me of people.slice(0, offeredDemoAccounts)) {
    const friends = friendships.flatMap(({ one, other }) => (one === me ? [other] : []));
    // One who speaks the same language has more to say.
    const near = [
      ...friends.filter(({ language }) => language === me.language),
      ...friends.filter(({ language }) => language !== me.language),
    ].slice(0, conversations);
    const talks = seeded(`directs:${me.number}`).shuffle(directTalks[me.language]);
    for (const [place, friend] of near.entries()) {
      addTalk(tables, context, [me, friend], talks[place] ?? [], place);
    }
  }
  for (const [table, rows] of Object.entries(tables)) await insertRows(sql, table, rows);
  context.onProgress(`${tables.rooms.length} conversations of two`);
}

/** @param place the later the longer ago: 0 is minutes old and partly unread. */
function addTalk(
  tables: Record<'rooms' | 'directs' | 'room_members' | 'messages', Row[]>,
  { now }: SeedContext,
  [me, friend]: readonly [Person, Person],
  lines: readonly string[],
  place: number,
): void {
  const name = `${me.number}:${friend.number}`;
  const [lowId = '', highId = ''] = [me.id, friend.id].sort();
  const last = now - (4 + place * 400 + me.number * 3) * minute;
  const opened = last - lines.length * minute;
  const roomId = seedId('direct', name, opened);
  tables.rooms.push({
    id: roomId,
    kind: 'direct',
    title: '',
    owner_id: null,
    capacity: 2,
    password_hash: null,
    lasting: true,
    member_count: 2,
    last_number: lines.length,
    created_at: new Date(opened),
  });
  tables.directs.push({
    room_id: roomId,
    low_id: lowId,
    high_id: highId,
    opened_by_low: lowId === friend.id,
  });
  const seen = (person: Person) => lines.length - (person === me && place === 0 ? 1 : 0);
  for (const person of [me, friend]) {
    tables.room_members.push({
      room_id: roomId,
      member_id: person.id,
      joined_at: new Date(opened),
      absent_since: null,
      read_number: seen(person),
    });
  }
  lines.forEach((body, index) => {
    const at = opened + (index + 1) * minute;
    tables.messages.push({
      id: seedId('message', `direct:${name}:${index}`, at),
      room_id: roomId,
      number: index + 1,
      // The friend begins and has the last word.
      author_id: (index % 2 === 0 ? friend : me).id,
      body,
      at: new Date(at),
    });
  });
}
