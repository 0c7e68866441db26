// Takes the bytes away of what hangs on no message: uploaded and not sent within a day, or its message is gone and nobody
// has to decide about it any more.
import { eq, inArray, sql } from 'drizzle-orm';
import { attachmentDays, attachments } from '../../../../drizzle/schema/attachments.ts';
import type { Attachment } from '../../../../shared/attachments.ts';
import type { Step } from '../../../platform/jobs.ts';
import type { PlainTransaction } from '../../../platform/postgres/database.ts';
import { sweepFolder } from '../../../platform/storage/sweep.ts';
import type { Services } from '../../../services.ts';
import { attachmentFolder, attachmentOfKey, deleteFiles } from './files.ts';

/** Milliseconds an upload waits for its message. */
export const waiting = 24 * 3_600_000;
/** Those taken away in one transaction. */
const atOnce = 100;

type Tools = Pick<Services, 'database' | 'storage' | 'log' | 'clock'>;
type Gone = Pick<Attachment, 'id' | 'kind'>;

/**
 * One part of them, bytes first: where those cannot be deleted the row stays, and the next run tries again.
 * @returns whether there may be more.
 */
export const clearAttachments = (tools: Tools): Promise<boolean> =>
  tools.database.sql.begin((tx) => clearIn(tx, tools));

/** The same in the transaction of a job: with one of its own, two jobs could wait for each other's connections. */
export async function clearIn(tx: PlainTransaction, { storage, clock, log }: Tools): Promise<boolean> {
  const before = new Date(clock.now() - waiting).toISOString();
  // Whoever is just sending one holds it.
  const gone = await tx<Gone[]>`
      select id, kind from attachments
      where room_id is null and (sent_at is not null or created_at < ${before}::timestamptz)
        and not exists (select from talk_report_files where attachment_id = attachments.id)
      order by created_at limit ${atOnce} for update skip locked`;
  const cleared: string[] = [];
  for (const each of gone) {
    await deleteFiles({ storage }, each).then(
      () => cleared.push(each.id),
      (error: unknown) => log.warn({ error, attachment: each.id }, 'a file of no message stayed'),
    );
  }
  await tx`delete from attachments where id = any(${cleared}::uuid[])`;
  return gone.length === atOnce && cleared.length > 0;
}

/** Files that are in no row: of an upload that was killed half-way. One page of the storage a step. */
export const sweepAttachments = (services: Tools, now: number, pageSize?: number): Step =>
  sweepFolder(services, {
    folder: attachmentFolder,
    idOf: attachmentOfKey,
    now,
    pageSize,
    async used(ids) {
      const rows = await services.database.db
        .select({ id: attachments.id })
        .from(attachments)
        .where(inArray(attachments.id, [...ids]));
      return rows.map(({ id }) => id);
    },
    async drop(id) {
      for (const kind of ['image', 'file'] as const) await deleteFiles(services, { id, kind });
    },
  });

/** What somebody who leaves uploaded and never sent goes; what hangs on their messages goes with those. May be repeated. */
export async function forgetAttachments({ database }: Pick<Services, 'database'>, memberId: string) {
  await database.db.delete(attachmentDays).where(eq(attachmentDays.memberId, memberId));
  await database.db.execute(sql`
    update attachments set sent_at = created_at where member_id = ${memberId} and sent_at is null`);
}
