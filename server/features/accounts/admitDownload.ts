// Lets a member fetch a file of their own by an address that a browser opens: their session, from our own page.
import type { IncomingMessage } from 'node:http';
import { AppError } from '../../errors.ts';
import { callerAddress, expectedMember, originAllowed, sessionToken } from '../../platform/http/context.ts';
import type { Services } from '../../services.ts';
import type { Session } from '../../trpc.ts';
import { findSession } from './sessions.ts';

/** Browsers say where a call comes from; it must be our own page, or somebody who typed the address. */
const fromOwnPage = ({ headers }: IncomingMessage) =>
  ['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined);

/** @throws AppError ORIGIN_REFUSED, RATE_LIMITED, NOT_SIGNED_IN, SESSION_CHANGED. */
export async function admitDownload(services: Services, request: IncomingMessage): Promise<Session> {
  const { config, limits } = services;
  if (!fromOwnPage(request) || !originAllowed(request, config)) throw new AppError('ORIGIN_REFUSED');
  await limits.consume('call', callerAddress(request, config.TRUST_PROXY));
  const token = sessionToken(request);
  const session = token ? await findSession(services, token) : null;
  if (!session) throw new AppError('NOT_SIGNED_IN');
  const expected = expectedMember(request);
  if (expected !== null && expected !== session.member.id) throw new AppError('SESSION_CHANGED');
  return session;
}
