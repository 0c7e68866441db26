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
const together = { size: 1_000, atOnce: 2 };

const standings = new WeakMap<Database, (question: Question) => Promise<Standing>>();

function standing(database: Database): (question: Question) => Promise<Standing> {
  const known = standings.get(database);
  if (known) return known;
  const made = gather<Question, Standing>({ ...together, ask: (questions) => findAll(database, questions) });
  standings.set(database, made);
  return made;
}

/** One statement, so that each answer and its head are of one moment. */
async function findAll({ sql }: Database, questions: Question[]): Promise<Standing[]> {
  return sql<Standing[]>`
    select rooms.id is not null as exists, room_members.member_id is not null as "isIn",
      coalesce(topics.head, 0)::float8 as head, coalesce(seen_after, 0)::float8 as "seenAfter",
      coalesce(seen_since, 0)::float8 as "seenSince"
    from unnest(
      ${questions.map(({ roomId }) => roomId)}::uuid[],
      ${questions.map(({ memberId }) => memberId)}::uuid[],
      ${questions.map(({ roomId }) => roomTopic(roomId))}::text[]
    ) with ordinality as asked(room_id, member_id, topic, position)
    left join rooms on rooms.id = asked.room_id
    left join room_members on room_members.room_id = asked.room_id and room_members.member_id = asked.member_id
    left join topics on topics.topic = asked.topic
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
