// What a payer does on the sandbox's page. For tests.
import type { Charge } from '../../shared/payments.ts';

/** Presses a button of the page at a charge's address. @returns where the payer is sent back to. */
export async function pressAtSandbox(
  { url }: { url: string },
  { payUrl }: Pick<Charge, 'payUrl'>,
  choice: 'pay' | 'decline' = 'pay',
): Promise<{ status: number; back: string | null }> {
  const response = await fetch(`${url}${payUrl}`, {
    method: 'POST',
    body: new URLSearchParams({ choice }),
    redirect: 'manual',
  });
  await response.arrayBuffer();
  return { status: response.status, back: response.headers.get('location') };
}
