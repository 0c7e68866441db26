// What accounts do by themselves while the server runs: what has run out is taken away.
import { type Step, startJob } from '../../platform/jobs.ts';
import { locks } from '../../platform/locks.ts';
import type { Services } from '../../services.ts';
import { sweepPictures } from './picture/sweep.ts';

const hour = 3_600_000;
/** Rows taken away by one statement. */
const rowsAtOnce = 1_000;
/** How long letters that nobody carries can be read in the outbox. */
const outboxKept = 24 * hour;

/** Starts them: hourly or daily, one instance at a time. The returned function stops them and waits for what is running. */
export function startAccountJobs(services: Services): () => Promise<void> {
  const { clock } = services;
  const hourly = { every: hour, first: 60_000 };
  const stops = [
    startJob(services, {
      purpose: 'take expired sessions away',
      lock: locks.expiredSessions,
      ...hourly,
      begin: () => removeExpiredSessions(clock.now()),
    }),
    startJob(services, {
      purpose: 'take old codes, attempts and letters away',
      lock: locks.expiredProofs,
      ...hourly,
      begin: () => removeOldProofs(clock.now()),
    }),
    startJob(services, {
      purpose: 'take pictures of nobody away',
      lock: locks.pictureSweep,
      every: 24 * hour,
      // Not with everything else at the start; an instance that never lives so long still does it.
      first: 10 * 60_000,
      begin: () => sweepPictures(services, clock.now()),
    }),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

/** @param now epoch milliseconds. */
export function removeExpiredSessions(now: number, atOnce = rowsAtOnce): Step {
  const at = new Date(now);
  return async (tx) => {
    // Asked twice: one that is being extended just now stays.
    const removed = await tx`
      delete from sessions where expires_at <= ${at} and id in (
        select id from sessions where expires_at <= ${at} order by expires_at limit ${atOnce})`;
    return removed.count === atOnce;
  };
}

/**
 * Codes, links, sign-ins by a provider or another device and spent tokens that have run out, and letters that stayed in
 * the outbox.
 * @param now epoch milliseconds.
 */
export function removeOldProofs(now: number, atOnce = rowsAtOnce): Step {
  return async (tx) => {
    const proofs = await tx`
      delete from proofs where id in (
        select id from proofs where expires_at <= ${new Date(now)} order by expires_at limit ${atOnce})`;
    const attempts = await tx`
      delete from oidc_attempts where state_hash in (
        select state_hash from oidc_attempts where expires_at <= ${new Date(now)}
        order by expires_at limit ${atOnce})`;
    const letters = await tx`
      delete from mails where id in (
        select id from mails where next_try_at is null and created_at <= ${new Date(now - outboxKept)}
        order by created_at limit ${atOnce})`;
    const tokens = await tx`
      delete from spent_tokens where id in (
        select id from spent_tokens where expires_at <= ${new Date(now)} order by expires_at limit ${atOnce})`;
    const apiTokens = await tx`
      delete from api_tokens where hash in (
        select hash from api_tokens where expires_at <= ${new Date(now)} order by expires_at limit ${atOnce})`;
    const asked = await tx`
      delete from qr_sign_ins where id in (
        select id from qr_sign_ins where expires_at <= ${new Date(now)} order by expires_at limit ${atOnce})`;
    return [proofs, attempts, letters, tokens, apiTokens, asked].some(({ count }) => count === atOnce);
  };
}
