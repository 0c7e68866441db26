// Takes uploaded pictures away that are nobody's: of an upload that was killed half-way, or replaced while the storage
// was away.
import { and, inArray, like } from 'drizzle-orm';
import { members } from '../../../../drizzle/schema/accounts.ts';
import { uploadedPrefix } from '../../../../shared/avatars.ts';
import type { Step } from '../../../platform/jobs.ts';
import type { Listed } from '../../../platform/storage/index.ts';
import type { Services } from '../../../services.ts';
import { avatarOfKey, pictureFolder } from './change.ts';

/** Milliseconds an upload can never take: what is younger may be about to become somebody's. */
const youngest = 24 * 3_600_000;
/** How many are deleted at the same time. */
const atOnce = 8;

type Tools = Pick<Services, 'database' | 'storage' | 'log'>;

/**
 * One page of the storage a step. Where a run was cut short the next one begins anew: what it had deleted is not there
 * any more.
 * @param now epoch milliseconds.
 */
export function sweepPictures(services: Tools, now: number, pageSize?: number): Step {
  const pages = services.storage.list(pictureFolder, pageSize)[Symbol.asyncIterator]();
  return async () => {
    const page = await pages.next();
    if (page.done) return false;
    const old = page.value.filter(({ changedAt }) => changedAt < now - youngest);
    await removeAll(services, await nobodys(services, old));
    return true;
  };
}

/** Keys of pictures that are no member's. No name is given twice, so none of these will be somebody's again. */
async function nobodys({ database }: Tools, listed: readonly Listed[]): Promise<string[]> {
  const pictures = listed.flatMap(({ key }) => {
    const avatar = avatarOfKey(key);
    return avatar === null ? [] : [{ key, avatar }];
  });
  if (pictures.length === 0) return [];
  const names = [...new Set(pictures.map(({ avatar }) => avatar))];
  const rows = await database.db
    .select({ avatar: members.avatar })
    .from(members)
    // Said twice, for the index of uploaded pictures.
    .where(and(inArray(members.avatar, names), like(members.avatar, `${uploadedPrefix}%`)));
  const used = new Set(rows.map(({ avatar }) => avatar));
  return pictures.filter(({ avatar }) => !used.has(avatar)).map(({ key }) => key);
}

async function removeAll({ storage, log }: Tools, keys: readonly string[]): Promise<void> {
  for (let at = 0; at < keys.length; at += atOnce) {
    const part = keys.slice(at, at + atOnce);
    const removed = await Promise.allSettled(part.map((key) => storage.delete(key)));
    removed.forEach((each, n) => {
      if (each.status === 'rejected')
        log.warn({ error: each.reason, key: part[n] }, 'a picture of nobody stayed');
    });
  }
}
