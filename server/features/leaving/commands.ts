// Deleting an account: closed at once in one transaction, then cleared away room by room; a job does what a crash left.
import type { z } from 'zod';
import type { deleteAccountInput } from '../../../shared/accounts.ts';
import type { Services } from '../../services.ts';
import type { Session } from '../../trpc.ts';
import {
  clearAccount,
  closeAccount,
  forgetLeaving,
  type Leaving,
  noteProgress,
} from '../accounts/commands.ts';
import { forgetAlerts } from '../alerts/commands.ts';
import {
  eraseMessages,
  eraseReactions,
  forgetAttachments,
  forgetInRooms,
  forgetTalkReports,
} from '../chat/commands/index.ts';
import { forgetFriends } from '../friends/commands/index.ts';
import { forgetLibrary } from '../library/commands.ts';
import { forgetProfile } from '../profiles/commands/forget.ts';
import { forgetInReviews, forgetTags, forgetWishes } from '../store/commands.ts';
import { returnGiftCards } from '../wallet/commands.ts';

/** How long a call that was under way when the account was closed may go on writing, in milliseconds. */
export const stragglers = 5 * 60_000;
/** Parts of the messages that are erased before the call is answered; the job does the rest. */
const partsAtOnce = 4;

/**
 * When it resolves nobody comes in as this member any more, and their name is in no table and no log of events.
 * @throws AppError PASSWORD_WRONG, PROOF_WRONG, RATE_LIMITED, LAST_ADMINISTRATOR, DEMO_ACCOUNT, BANNED, NOT_SIGNED_IN
 */
export async function deleteAccount(
  services: Services,
  session: Session,
  proof: z.output<typeof deleteAccountInput>,
): Promise<void> {
  const leaving = await closeAccount(services, session, proof);
  await clearAway(services, leaving, partsAtOnce).catch((error: unknown) =>
    services.log.warn({ error }, 'what an account left is cleared away later'),
  );
}

/**
 * Clears away what a closed account left; may be repeated, also by several at once.
 * @param parts of messages erased at most.
 * @returns whether there is more to erase.
 */
export async function clearAway(services: Services, leaving: Leaving, parts = 1): Promise<boolean> {
  const { database, clock } = services;
  const { memberId } = leaving;
  const now = clock.now();
  if (leaving.toldAt === null) {
    await forgetInRooms(services, memberId);
    await forgetFriends(services, memberId);
    await forgetAlerts(services, memberId);
    await noteProgress(database, memberId, { toldAt: new Date(now) });
  }
  await eraseReactions(services, memberId);
  await forgetAttachments(services, memberId);
  await forgetTalkReports(database, memberId);
  await forgetWishes(database, memberId);
  await forgetTags(database, memberId);
  await forgetProfile(database, memberId);
  await forgetLibrary(database, memberId);
  await forgetInReviews(database, memberId);
  await returnGiftCards(database, memberId);
  let more = leaving.withMessages;
  for (let left = parts; more && left > 0; left -= 1) more = await eraseMessages(services, memberId);
  await clearAccount(services, leaving);
  if (more) return true;
  if (leaving.at.getTime() <= now - stragglers) await forgetLeaving(database, memberId);
  else await noteProgress(database, memberId, { clearedAt: new Date(now) });
  return false;
}
