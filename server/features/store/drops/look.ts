// Finding falls of prices: sales that have begun by their time, and prices that were changed.
import type { Step } from '../../../platform/jobs.ts';
import type { Services } from '../../../services.ts';

/** Games looked at in one transaction. */
const atOnce = 200;
/** Milliseconds a fall stands in its table after all were told of it. */
const kept = 7 * 24 * 3_600_000;

/** Looks at every game that somebody wishes for, a few at a time in the order of ids. */
export function lookForDrops({ clock }: Pick<Services, 'clock'>): Step {
  const now = new Date(clock.now());
  let after = '00000000-0000-0000-0000-000000000000';
  return async (tx) => {
    const looked = await tx<{ id: string }[]>`
      select id, note_prices(id, ${now}) from (
        select id from games where wishes > 0 and id > ${after} order by id limit ${atOnce}
      ) as wished`;
    after = looked.at(-1)?.id ?? after;
    if (looked.length === atOnce) return true;
    await tx`delete from price_drops where done_at < ${new Date(now.getTime() - kept)}`;
    return false;
  };
}
