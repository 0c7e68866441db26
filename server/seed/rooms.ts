// Rooms of the seeded world, with the conversations of the last days. They are lasting: they stay when all have left.

import { type Rng, seeded } from '../features/store/art/seeded.ts';
import {
  type Language,
  type SeedRoom,
  scriptLanguage,
  rooms as scripts,
} from '../features/store/seedCatalogue/index.ts';
import { insertRows, type Row, type Sql } from '../platform/postgres/bulk.ts';
import { seedId } from './ids.ts';
import { type Person, visitorsOf } from './people.ts';
import type { SeedContext } from './seed.ts';

const minute = 60_000;

/** The language somebody writes most, told from the script of their lines. */
function languageOf(room: SeedRoom, speaker: number): Language {
  const count = { en: 0, ko: 0, zh: 0 };
  for (const line of room.lines) if (line.speaker === speaker) count[scriptLanguage(line.text)] += 1;
  return count.ko > Math.max(count.en, count.zh) ? 'ko' : count.zh > count.en ? 'zh' : 'en';
}

/**
 * The speakers of a room: different people, each of the language they speak in it as long as there are such.
 * @returns as many as the script has speakers, fewer only in a world with fewer members.
 */
function castOf(room: SeedRoom, people: readonly Person[], rng: Rng): Person[] {
  const free = rng.shuffle(people);
  const cast: Person[] = [];
  for (let speaker = 0; speaker < room.speakers && free.length > 0; speaker += 1) {
    const language = languageOf(room, speaker);
    const fitting = free.findIndex((person) => person.language === language);
    cast.push(...free.splice(Math.max(fitting, 0), 1));
  }
  return cast;
}

/** When each line was said, the last one a few minutes ago: bursts of talk with long pauses between. */
function timesOf(room: SeedRoom, now: number, rng: Rng): number[] {
  const times: number[] = [];
  let at = now - rng.int(2, 25) * minute;
  for (let left = room.lines.length; left > 0; left -= 1) {
    times.unshift(at);
    at -= rng.chance(0.12) ? rng.int(60, 600) * minute : rng.int(12, 150) * 1_000;
  }
  return times;
}

async function seedRoom(sql: Sql, room: SeedRoom, context: SeedContext, people: readonly Person[]) {
  const rng = seeded(`room:${room.slug}`);
  const cast = castOf(room, people, rng);
  const [owner] = cast;
  if (!owner) return;
  const times = timesOf(room, context.now, rng);
  const opened = (times[0] ?? context.now) - 30 * minute;
  const roomId = seedId('room', room.slug, opened);
  const at = (time: number) => new Date(time);

  await insertRows(sql, 'rooms', [
    {
      id: roomId,
      kind: 'open',
      title: room.title,
      owner_id: owner.id,
      capacity: Math.max(room.capacity, cast.length),
      password_hash: null,
      lasting: true,
      member_count: cast.length,
      last_number: room.lines.length,
      created_at: at(opened),
    },
  ]);
  await insertRows(
    sql,
    'room_members',
    cast.map((person, index) => ({
      room_id: roomId,
      member_id: person.id,
      joined_at: at(opened + index * minute),
      absent_since: null,
      read_number: room.lines.length,
    })),
  );
  const messages: Row[] = room.lines.map((line, index) => {
    const said = times[index] ?? context.now;
    return {
      id: seedId('message', `${room.slug}:${index}`, said),
      room_id: roomId,
      number: index + 1,
      author_id: cast[line.speaker % cast.length]?.id ?? owner.id,
      body: line.text,
      at: at(said),
    };
  });
  await insertRows(sql, 'messages', messages);
  await insertRows(
    sql,
    'room_lines',
    cast.slice(1).map((person, index) => ({
      id: seedId('line', `${room.slug}:${index}`, opened + (index + 1) * minute),
      room_id: roomId,
      after_number: 0,
      kind: 'joined',
      member_id: person.id,
      at: at(opened + (index + 1) * minute),
    })),
  );
}

export async function seedRooms(sql: Sql, context: SeedContext, people: readonly Person[]): Promise<void> {
  const visitors = visitorsOf(people);
  // A world too small for visitors has rooms all the same.
  const company = visitors.length > 0 ? visitors : people;
  for (const room of scripts) await seedRoom(sql, room, context, company);
  context.onProgress(`${scripts.length} rooms`);
}
