// Tells those who look at what their friends did that there may be something new. What it is they ask for, with their
// own rights: nothing is written for anybody, and nothing is told but who.
import type { DeedNote } from '../../../../shared/profiles.ts';
import { publishAfterCommit } from '../../../live/index.ts';
import type { Transaction } from '../../../platform/postgres/database.ts';
import type { Services } from '../../../services.ts';
import { deedsTopic } from '../topics.ts';

export const tellDeed = ({ live }: Pick<Services, 'live'>, memberId: string): void =>
  live.publishEphemeral<DeedNote>(deedsTopic, { type: 'deed', memberId });

/** The same once the transaction has committed. */
export const tellDeedAfter = (tx: Transaction, memberId: string): void =>
  publishAfterCommit<DeedNote>(tx, deedsTopic, { type: 'deed', memberId });
