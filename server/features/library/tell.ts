// Tells a member's devices that something in their library changed: what it is, each asks for.
import type { LibraryPoke } from '../../../shared/library.ts';
import { publishAfterCommit } from '../../live/index.ts';
import type { Transaction } from '../../platform/postgres/database.ts';
import type { Services } from '../../services.ts';
import { memberTopic } from '../accounts/queries.ts';

const poke: LibraryPoke = { type: 'library.changed' };

/** Nothing is kept of it: a device that was away looks again by itself. */
export const tellLibrary = ({ live }: Pick<Services, 'live'>, memberId: string): void =>
  live.publishEphemeral<LibraryPoke>(memberTopic(memberId), poke);

/** The same once the transaction has committed. */
export const tellLibraryAfter = (tx: Transaction, memberId: string): void =>
  publishAfterCommit<LibraryPoke>(tx, memberTopic(memberId), poke);
