// The addresses under /uploads/: a member's picture goes in by POST, and everybody gets it at an address that lasts.
import { avatarSizes } from '../../../../shared/avatars.ts';
import { limits as bounds } from '../../../../shared/limits.ts';
import { AppError } from '../../../errors.ts';
import {
  callerAddress,
  expectedMember,
  originAllowed,
  sessionToken,
} from '../../../platform/http/context.ts';
import { type Handler, pictureRoute, readPicture } from '../../../platform/http/uploadRoute.ts';
import type { Services } from '../../../services.ts';
import { findSession } from '../sessions.ts';
import { pictureKey, uploadPicture } from './change.ts';

/**
 * `POST /uploads/avatar` takes a file as its body and answers the caller's `Me`; `GET /uploads/avatars/<name>.<size>.webp`
 * gives a picture. Says whether it was one of them. Errors are thrown.
 */
export function pictureUploads(services: Services): Handler {
  const { config, limits } = services;
  return pictureRoute(services, {
    upload: '/uploads/avatar',
    files: '/uploads/avatars/',
    address: /^\/uploads\/avatars\/(up-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{2,3})\.webp$/,
    sizes: avatarSizes,
    key: pictureKey,
    async take(request) {
      if (!originAllowed(request, config)) throw new AppError('ORIGIN_REFUSED');
      await limits.consume('call', callerAddress(request, config.TRUST_PROXY));
      const token = sessionToken(request);
      const session = token ? await findSession(services, token) : null;
      if (!session) throw new AppError('NOT_SIGNED_IN');
      const { member } = session;
      const expected = expectedMember(request);
      if (expected !== null && expected !== member.id) throw new AppError('SESSION_CHANGED');
      await limits.consume('picture', member.id);
      return uploadPicture(services, session, await readPicture(request, bounds.avatar.maxBytes));
    },
  });
}
