// Whether a member may take part in a room, together with the head of its topic.
import { gather } from '../../../platform/gather.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { refusalToTakePart } from '../policy.ts';
import { roomTopic } from '../topics.ts';

type Question = { roomId: string; memberId: string };
type Standing = { exists: boolean; isIn: boolean } & Right;
/**
 * What being in a room gives: its topic's head, and where what the member may see begins: after this message, and after
 * this event.
 */
export type Right = { head: number; seenAfter: number; seenSince: number };

/** A client that reconnects asks for all its rooms in one turn, and many clients reconnect at once. */
const together = { size: 1_000, atOnce: 1, patient: true };

const standings = new WeakMap<Database, (question: Question) => Promise<Standing>>();

function standing(database: Database): (question: Question) => Promise<Standing> {
  const known = standings.get(database);
  if (known) return known;
  const made = gather<Question, Standing>({ ...together, ask: (questions) => findAll(database, questions) });
  standings.set(database, made);
  return made;
}

/**
 * One statement, so that each answer and its head are of one moment. Each is found by its key (a plain join reads whole
 * tables where PostgreSQL expects many), and what is asked comes as text: of an array PostgreSQL sees how long it is, and
 * plans anew each time.
 */
async function findAll({ sql }: Database, questions: Question[]): Promise<Standing[]> {
  return sql<Standing[]>`
    select room.found is not null as exists, place.found is not null as "isIn", coalesce(topic.head, 0)::float8 as head,
      coalesce(place.seen_after, 0)::float8 as "seenAfter", coalesce(place.seen_since, 0)::float8 as "seenSince"
    from rows from (
      string_to_table(${questions.map(({ roomId }) => roomId).join()}, ','),
      string_to_table(${questions.map(({ memberId }) => memberId).join()}, ','),
      string_to_table(${questions.map(({ roomId }) => roomTopic(roomId)).join()}, ',')
    ) with ordinality as asked(room_id, member_id, topic, position)
    left join lateral (select true as found from rooms where id = asked.room_id::uuid limit 1) as room on true
    left join lateral (
      select true as found, seen_after, seen_since from room_members
      where room_id = asked.room_id::uuid and member_id = asked.member_id::uuid limit 1
    ) as place on true
    left join lateral (select head from topics where topics.topic = asked.topic limit 1) as topic on true
    order by asked.position`;
}

/**
 * Makes sure that the member is in the room; both facts are of one moment. What is asked in one turn of the event loop
 * shares a query.
 * @throws AppError ROOM_NOT_FOUND, NOT_IN_ROOM
 */
export async function requireInRoom(database: Database, roomId: string, memberId: string): Promise<Right> {
  const { head, seenAfter, seenSince, ...found } = await standing(database)({ roomId, memberId });
  const refusal = refusalToTakePart(found);
  if (refusal) throw refusal;
  return { head, seenAfter, seenSince };
}
