// Beginning to connect a provider with one's account.
import { connectAddress } from '../../../../shared/oidc.ts';
import { errorIn } from '../../../api/errorIn.ts';

/** Milliseconds after which it counts as failed. */
const patience = 20_000;

/**
 * @param memberId for whom it is meant.
 * @returns the address to go to.
 * @throws what `readError` reads: the server's refusal, or nothing with a code when there was no answer.
 */
export async function askToConnect(provider: string, memberId: string): Promise<string> {
  const response = await fetch(connectAddress(provider), {
    method: 'POST',
    headers: { 'x-lobby-member': memberId },
    signal: AbortSignal.timeout(patience),
  });
  const text = await response.text();
  if (!response.ok) throw errorIn(text);
  return (JSON.parse(text) as { url: string }).url;
}
