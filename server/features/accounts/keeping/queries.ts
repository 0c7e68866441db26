// Members as those see them who look after the shop, and what was done to them.
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { auditLog, members } from '../../../../drizzle/schema/accounts.ts';
import type { AuditEntry, KeptMember } from '../../../../shared/moderation.ts';
import { idSchema, type Page } from '../../../../shared/primitives.ts';
import { decodeCursor, encodeCursor } from '../../../platform/cursor.ts';
import type { Services } from '../../../services.ts';
import { emailKey, nicknameKey } from '../names.ts';
import { banColumns, isBanned } from '../policy.ts';
import { presentMember } from '../present.ts';

type PageInput = { cursor?: string | null | undefined; limit: number };

const byName = z.tuple([z.string().max(100), idSchema]);
const byId = z.tuple([idSchema]);

/**
 * Members by nickname.
 * @param seesEmails whether addresses are shown, and searched.
 * @throws AppError BAD_CURSOR
 */
export async function findKeptMembers(
  { database, clock }: Services,
  { q = '', banned, cursor, limit }: PageInput & { q?: string | undefined; banned?: boolean | undefined },
  seesEmails: boolean,
): Promise<Page<KeptMember>> {
  const { id, nickname, nicknameKey: key, avatar, email, role, kind, joinedAt, lastSeenAt } = members;
  const after = cursor == null ? null : decodeCursor(cursor, byName);
  const asId = idSchema.safeParse(q);
  const prefix = `${nicknameKey(q).replace(/[\\%_]/g, '\\$&')}%`;
  const now = clock.now();
  const rows = await database.db
    .select({ id, nickname, key, avatar, email, role, kind, joinedAt, lastSeenAt, ...banColumns })
    .from(members)
    .where(
      and(
        isNull(members.deletedAt),
        q === ''
          ? undefined
          : or(
              sql`${key} like ${prefix}`,
              asId.success ? eq(id, asId.data) : undefined,
              seesEmails ? eq(members.emailKey, emailKey(q)) : undefined,
            ),
        banned
          ? and(
              isNotNull(members.bannedAt),
              or(sql`${members.bannedUntil} is null`, gt(members.bannedUntil, new Date(now))),
            )
          : undefined,
        after ? sql`(${key}, ${id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(key), asc(id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      ...presentMember(row),
      email: seesEmails ? row.email : null,
      role: row.role,
      kind: row.kind,
      joinedAt: row.joinedAt.getTime(),
      lastSeenAt: row.lastSeenAt.getTime(),
      ban:
        row.bannedAt && isBanned(row, now)
          ? {
              at: row.bannedAt.getTime(),
              until: row.bannedUntil?.getTime() ?? null,
              reason: row.banReason,
            }
          : null,
    })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.key, last.id]) : null,
  };
}

/** What was done, the newest first; to one member, or to all. @throws AppError BAD_CURSOR */
export async function findAuditLog(
  { database }: Services,
  { memberId, cursor, limit }: PageInput & { memberId?: string | undefined },
): Promise<Page<AuditEntry>> {
  const actor = alias(members, 'actor');
  const before = cursor == null ? null : decodeCursor(cursor, byId)[0];
  const rows = await database.db
    .select({
      entry: auditLog,
      actor: { id: actor.id, nickname: actor.nickname, avatar: actor.avatar },
      member: { id: members.id, nickname: members.nickname, avatar: members.avatar },
    })
    .from(auditLog)
    .leftJoin(actor, eq(actor.id, auditLog.actorId))
    .leftJoin(members, eq(members.id, auditLog.memberId))
    .where(
      and(
        memberId === undefined ? undefined : eq(auditLog.memberId, memberId),
        before === null ? undefined : lt(auditLog.id, before),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ entry, ...people }) => ({
      id: entry.id,
      at: entry.at.getTime(),
      actor: people.actor && presentMember(people.actor),
      member: people.member && presentMember(people.member),
      action: entry.action as AuditEntry['action'],
      details: entry.details,
    })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.entry.id]) : null,
  };
}
