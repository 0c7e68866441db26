// Groups of the seeded world, which are listed and may be asked for, and what was said in the lobby's own channel.
import { seeded } from '../features/store/art/seeded.ts';
import { groups, type Language, lobbyLines } from '../features/store/seedCatalogue/index.ts';
import { insertRows, type Row, type Sql } from '../platform/postgres/bulk.ts';
import { seedId } from './ids.ts';
import { type Person, visitorsOf } from './people.ts';
import type { SeedContext } from './seed.ts';

const minute = 60_000;
const hour = 60 * minute;
/** People of a group: as many speak as there are lines. */
const size = 8;

type Line = { author: Person; body: string; at: number };

function messagesOf(roomId: string, name: string, lines: readonly Line[]): Row[] {
  return lines.map(({ author, body, at }, index) => ({
    id: seedId('message', `${name}:${index}`, at),
    room_id: roomId,
    number: index + 1,
    author_id: author.id,
    body,
    at: new Date(at),
  }));
}

const membersOf = (roomId: string, people: readonly Person[], opened: number, readNumber: number): Row[] =>
  people.map((person, index) => ({
    room_id: roomId,
    member_id: person.id,
    joined_at: new Date(opened + index * minute),
    absent_since: null,
    read_number: readNumber,
  }));

export async function seedGroups(sql: Sql, { now, onProgress }: SeedContext, people: readonly Person[]) {
  const visitors = visitorsOf(people);
  const company = visitors.length > 0 ? visitors : people;
  const tables: Record<'rooms' | 'room_members' | 'messages', Row[]> = {
    rooms: [],
    room_members: [],
    messages: [],
  };
  for (const [place, { slug, title, language, lines }] of groups.entries()) {
    const rng = seeded(`group:${slug}`);
    const near = company.filter((person) => person.language === language);
    const cast = rng.shuffle(near.length > 0 ? near : company).slice(0, size);
    const last = now - (2 + place * 5) * hour;
    const opened = last - 24 * hour;
    const roomId = seedId('group', slug, opened);
    const speakers = cast.slice(0, 3);
    const said = lines.map((body, index) => ({
      author: speakers[index % speakers.length] as Person,
      body,
      at: last - (lines.length - index) * 3 * minute,
    }));
    tables.rooms.push({
      id: roomId,
      kind: 'group',
      title,
      listed: true,
      owner_id: cast[0]?.id ?? null,
      capacity: 10_000,
      lasting: false,
      member_count: cast.length,
      last_number: lines.length,
      created_at: new Date(opened),
    });
    tables.room_members.push(...membersOf(roomId, cast, opened, lines.length));
    tables.messages.push(...messagesOf(roomId, `group:${slug}`, said));
  }
  addLobby(tables, company, now);
  for (const [table, rows] of Object.entries(tables)) await insertRows(sql, table, rows);
  onProgress(`${groups.length} groups`);
}

function addLobby(
  tables: Record<'rooms' | 'room_members' | 'messages', Row[]>,
  company: readonly Person[],
  now: number,
): void {
  const rng = seeded('lobby');
  const opened = now - 48 * hour;
  const roomId = seedId('lobby', 'channel', opened);
  const free = rng.shuffle(company);
  const take = (language: Language): Person => {
    const found = free.findIndex((person) => person.language === language);
    return free.splice(Math.max(found, 0), 1)[0] ?? (company[0] as Person);
  };
  const said = lobbyLines.map(({ language, text }, index) => ({
    author: take(language),
    body: text,
    at: now - (lobbyLines.length - index) * 7 * minute,
  }));
  tables.rooms.push({
    id: roomId,
    kind: 'lobby',
    title: 'Lobby',
    listed: false,
    owner_id: null,
    capacity: 10_000_000,
    lasting: true,
    member_count: 0,
    last_number: said.length,
    created_at: new Date(opened),
  });
  const there = [...new Set(said.map(({ author }) => author))];
  tables.room_members.push(...membersOf(roomId, there, opened, said.length));
  tables.messages.push(...messagesOf(roomId, 'lobby', said));
}
