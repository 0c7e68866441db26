// The outbox page as people's mail program.
import type { Page } from 'playwright-core';

/** The newest letter to an address, as the outbox page shows it. */
export async function letterTo(page: Page, email: string): Promise<string> {
  const reading = await page.context().newPage();
  await reading.goto('/outbox');
  const letter = reading
    .getByRole('article')
    .filter({ hasText: `To ${email}` })
    .first();
  await letter.waitFor();
  const text = (await letter.textContent()) ?? '';
  await reading.close();
  return text;
}

/** The six digits of the newest letter to an address. */
export const codeTo = async (page: Page, email: string): Promise<string> =>
  /\b\d{6}\b/.exec(await letterTo(page, email))?.[0] ?? '';
