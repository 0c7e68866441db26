// Somebody looks at a member: who they are to each other, and what of the profile is shown to them.

import type { MemberRef } from '../../../../shared/accounts.ts';
import { isGone } from '../../../../shared/gone.ts';
import type { Bond, Guise, Privacy, Section } from '../../../../shared/privacy.ts';
import { AppError } from '../../../errors.ts';
import type { Database } from '../../../platform/postgres/database.ts';
import { findMemberRefs } from '../../accounts/queries.ts';
import { bondBetween } from '../../friends/queries.ts';
import { maySee } from '../policy.ts';
import { findPrivacy } from './chosen.ts';

/** Whom somebody looks at; `as`: their own page as another would see it. */
export type Looked = { memberId: string; as?: Guise | undefined };
export type Look = { member: MemberRef; bond: Bond; privacy: Privacy };

/**
 * Looks at a member. Whoever is blocked, in either direction, learns what they would learn of an id nobody has.
 * @param viewerId null for a guest.
 * @throws AppError MEMBER_NOT_FOUND, with `gone` for somebody who deleted their account; NOT_ALLOWED where `as` is given
 * for another's page.
 */
export async function lookAt(
  database: Database,
  viewerId: string | null,
  { memberId, as }: Looked,
): Promise<Look> {
  const [refs, privacy, bond] = await Promise.all([
    findMemberRefs(database, [memberId]),
    findPrivacy(database.db, memberId),
    viewerId === null ? ('guest' as const) : bondBetween(database, viewerId, memberId),
  ]);
  const member = refs.get(memberId);
  if (!member || bond === 'blocked') throw new AppError('MEMBER_NOT_FOUND');
  if (isGone(member)) throw new AppError('MEMBER_NOT_FOUND', { gone: true });
  if (as !== undefined && bond !== 'self') throw new AppError('NOT_ALLOWED');
  return { member, bond: as ?? bond, privacy };
}

/**
 * The same, for one part of the profile.
 * @throws AppError MEMBER_NOT_FOUND, NOT_ALLOWED, PROFILE_PRIVATE where the part is not shown to the viewer.
 */
export async function lookAtPart(
  database: Database,
  viewerId: string | null,
  looked: Looked,
  section: Section,
): Promise<Look> {
  const look = await lookAt(database, viewerId, looked);
  if (!maySee(section, look.privacy, look.bond)) throw new AppError('PROFILE_PRIVATE');
  return look;
}
