// Of what kind a member is: an administrator says so, and speaking for a publisher does.
import { and, eq, isNull } from 'drizzle-orm';
import { members } from '../../../../drizzle/schema/accounts.ts';
import type { MemberKind } from '../../../../shared/ranks.ts';
import { AppError } from '../../../errors.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { type KeepingServices, keep, noteKept } from './commands.ts';
import { type Keeper, refusalToAdminister } from './policy.ts';

/** Says of what kind a member is, from their next call. @throws AppError MEMBER_NOT_FOUND, NOT_ALLOWED */
export function setKind(
  services: KeepingServices,
  keeper: Keeper,
  memberId: string,
  kind: MemberKind,
): Promise<void> {
  return keep(services, keeper, memberId, 'kind', refusalToAdminister, async (tx, kept) => {
    await tx.update(members).set({ kind }).where(eq(members.id, memberId));
    return { details: { from: kept.kind, to: kind } };
  });
}

/** The kind of a member, which nobody changes until the end of the transaction. @throws AppError NOT_SIGNED_IN who is gone */
export async function holdKind(tx: Transaction, memberId: string): Promise<MemberKind> {
  const [held] = await tx
    .select({ kind: members.kind })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)))
    .for('no key update');
  if (!held) throw new AppError('NOT_SIGNED_IN');
  return held.kind;
}

/**
 * Whoever begins to speak for a publisher is of that kind, and whoever speaks for none any more is not; a vip stays one.
 * @param held by `holdKind`.
 */
export async function followPublishing(
  tx: Transaction,
  services: Pick<Services, 'clock' | 'newId'>,
  { memberId, held, speaks }: { memberId: string; held: MemberKind; speaks: boolean },
): Promise<void> {
  const kind = speaks ? 'publisher' : 'normal';
  if (held === 'vip' || held === kind) return;
  await tx.update(members).set({ kind }).where(eq(members.id, memberId));
  const details = { from: held, to: kind };
  await noteKept(tx, services, { actorId: null, memberId, action: 'kind', details });
}
