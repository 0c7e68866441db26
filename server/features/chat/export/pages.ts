// What was said in a room, page by page, for a copy of it.
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import { messages } from '../../../../drizzle/schema/chat.ts';
import { attachmentAddress } from '../../../../shared/attachments.ts';
import { goneMember } from '../../../../shared/gone.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';

const pageSize = 500;

/** A message of the copy. `author` is null of somebody who is gone, `body` of one that is deleted. */
export type CopiedMessage = {
  number: number;
  at: string;
  authorId: string;
  author: string | null;
  body: string | null;
  editedAt?: string;
  replyTo?: number;
  reactions?: { emoji: string; count: number }[];
  /** `address` gives it to members of the room. */
  attachments?: { name: string; bytes: number; address: string }[];
};

/**
 * Oldest first, from after a number up to another, so that it ends however much is said meanwhile.
 * @param publicUrl how addresses begin.
 * @param mayGoOn is asked before each page. It throws when the right to it has ended.
 */
export async function* historyPages(
  database: Database,
  roomId: string,
  { after: first, upTo, publicUrl }: { after: number; upTo: number; publicUrl: string },
  mayGoOn: () => Promise<unknown>,
): AsyncGenerator<CopiedMessage[]> {
  for (let after = first, full = true; full; ) {
    await mayGoOn();
    const rows = await database.db
      .select()
      .from(messages)
      .where(and(eq(messages.roomId, roomId), gt(messages.number, after), lte(messages.number, upTo)))
      .orderBy(asc(messages.number))
      .limit(pageSize);
    const refs = await findMemberRefs(database, [...new Set(rows.map(({ authorId }) => authorId))]);
    yield rows.map(
      ({ number, at, authorId, body, editedAt, deletedAt, replyTo, reactions, attachments }) => ({
        number,
        at: at.toISOString(),
        authorId,
        author: (refs.get(authorId) ?? goneMember(authorId)).nickname || null,
        body: deletedAt ? null : body,
        ...(editedAt && { editedAt: editedAt.toISOString() }),
        ...(replyTo !== null && { replyTo }),
        ...(reactions && { reactions }),
        ...(attachments && {
          attachments: attachments.map(({ id, kind, name, bytes }) => ({
            name,
            bytes,
            address: publicUrl + attachmentAddress(id, kind === 'image' ? 'full' : 'file'),
          })),
        }),
      }),
    );
    after = rows.at(-1)?.number ?? after;
    full = rows.length === pageSize;
  }
}
