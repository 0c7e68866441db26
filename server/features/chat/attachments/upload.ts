// Takes what a member uploads for a message: once for its key, and no more in a day than they may.
import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { attachments } from '../../../../drizzle/schema/attachments.ts';
import type { Attachment } from '../../../../shared/attachments.ts';
import { AppError } from '../../../errors.ts';
import type { Executor, Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { presentAttachment } from '../queries/attachments.ts';
import { deleteFiles, keepFiles, makeAttachment } from './files.ts';

const megabyte = 1_048_576;

type Upload = {
  /** A UUID made by the client for this one file; free again when what it brought is gone. */
  key: string;
  name: string;
  bytes: Buffer;
};

/**
 * Keeps a file that waits for its message. Repeating it with its key keeps nothing more and gets the first answer.
 * @throws AppError ATTACHMENTS_SPENT, UPLOAD_TOO_MANY_PIXELS, KEY_REUSED, RATE_LIMITED; StorageError. Then nothing is kept.
 */
export async function uploadAttachment(
  services: Services,
  memberId: string,
  { key, name, bytes }: Upload,
): Promise<Attachment> {
  const { db } = services.database;
  const inputHash = createHash('sha256').update(JSON.stringify(name)).update(bytes).digest('hex');
  const call = { memberId, key, inputHash };
  const first = await findFirst(db, call);
  if (first) return first;
  const made = await makeAttachment(bytes);
  const id = services.newId();
  const now = services.clock.now();
  try {
    await keepFiles(services, id, made);
    const row = { id, name, kind: made.kind, bytes: made.bytes, createdAt: new Date(now), ...made.facts };
    const kept = await db.transaction(async (tx) => {
      const inserted = await tx
        .insert(attachments)
        .values({ ...call, ...row })
        .onConflictDoNothing()
        .returning();
      // A twin was first; its key is taken.
      if (!inserted[0]) return findFirst(tx, call);
      await spend(tx, memberId, bytes.length, now, services.config.LOBBY_ATTACHMENTS_MB_A_DAY);
      return presentAttachment(inserted[0]);
    });
    if (kept?.id !== id) await dropQuietly(services, { id, kind: made.kind });
    if (kept) return kept;
  } catch (error) {
    // A commit whose answer got lost may have kept it: then the sweep knows better.
    if (error instanceof AppError) await dropQuietly(services, { id, kind: made.kind });
    throw error;
  }
  // The twin is gone again, swept after a day in which this call was under way.
  throw new AppError('ATTACHMENT_NOT_FOUND');
}

/** What the key brought before. @throws AppError KEY_REUSED */
async function findFirst(
  db: Executor,
  { memberId, key, inputHash }: { memberId: string; key: string; inputHash: string },
): Promise<Attachment | null> {
  const [row] = await db
    .select()
    .from(attachments)
    .where(and(eq(attachments.memberId, memberId), eq(attachments.key, key)));
  if (!row) return null;
  if (row.inputHash !== inputHash) throw new AppError('KEY_REUSED');
  return presentAttachment(row);
}

/** One statement, so that no two uploads spend the same bytes. */
async function spend(tx: Transaction, memberId: string, bytes: number, now: number, max: number) {
  const day = new Date(now).toISOString().slice(0, 10);
  const most = max * megabyte;
  const spent = await tx.execute(sql`
    insert into attachment_days (member_id, day, bytes)
    select ${memberId}::uuid, ${day}::date, ${bytes}::bigint where ${bytes}::bigint <= ${most}::bigint
    on conflict (member_id) do update set day = excluded.day,
      bytes = excluded.bytes + case when attachment_days.day = excluded.day then attachment_days.bytes else 0 end
    where excluded.bytes + case when attachment_days.day = excluded.day then attachment_days.bytes else 0 end <= ${most}::bigint
    returning 1`);
  if (spent.length === 0) throw new AppError('ATTACHMENTS_SPENT', { max });
}

/** That a file stayed is no reason to fail: the daily sweep takes it. */
async function dropQuietly(services: Services, attachment: Pick<Attachment, 'id' | 'kind'>): Promise<void> {
  await deleteFiles(services, attachment).catch((error: unknown) =>
    services.log.warn({ error, attachment: attachment.id }, 'a file of no message stayed in the storage'),
  );
}
