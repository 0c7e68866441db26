// Sends one's picture, and tells how much of it is gone.
import type { Me } from '../../../../../shared/accounts.ts';
import { type Sending, sendFile } from '../../../../api/sendFile.ts';

/** Milliseconds after which it counts as failed. */
const patience = 60_000;

/**
 * @param options.memberId whose picture it is meant to be.
 * @throws what `readError` reads: the server's refusal, or nothing with a code when there was no answer.
 */
export const sendPicture = (picture: Blob, { memberId, ...sending }: Sending & { memberId: string }) =>
  sendFile<Me>('/uploads/avatar', picture, {
    ...sending,
    patience,
    headers: { 'x-lobby-member': memberId },
  });
