// The addresses under /uploads/group…: an owner's picture goes in by POST, and whoever sees the group gets it.
import { groupPictureSizes } from '../../../../shared/groupPictures.ts';
import { limits as bounds } from '../../../../shared/limits.ts';
import { AppError } from '../../../errors.ts';
import { type Handler, idIn, pictureRoute, readPicture } from '../../../platform/http/uploadRoute.ts';
import type { Services } from '../../../services.ts';
import { admitDownload } from '../../accounts/queries.ts';
import { setGroupPicture } from '../commands/index.ts';
import { memberRef } from '../present.ts';
import { requireOwnGroup } from '../queries/index.ts';
import { dropGroupPicture, groupPictureKey, keepGroupPicture } from './files.ts';

/**
 * `POST /uploads/group-picture?group=<id>` takes a file as its body and answers `{ picture }`;
 * `GET /uploads/groups/<id>.<size>.webp` gives a picture. Says whether it was one of them. Errors are thrown.
 */
export const groupPictureUploads = (services: Services): Handler =>
  pictureRoute(services, {
    upload: '/uploads/group-picture',
    files: '/uploads/groups/',
    address: /^\/uploads\/groups\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{2,3})\.webp$/,
    sizes: groupPictureSizes,
    key: groupPictureKey,
    async take(request, query) {
      const { member } = await admitDownload(services, request);
      await services.limits.consume('picture', member.id);
      const roomId = idIn(query, 'group');
      // Before the work of decoding.
      await requireOwnGroup(services, roomId, member.id);
      const bytes = await readPicture(request, bounds.avatar.maxBytes);
      const picture = services.newId();
      await keepGroupPicture(services, picture, bytes);
      try {
        const { before } = await setGroupPicture(services, memberRef(member), { roomId, picture });
        if (before) await dropGroupPicture(services, before);
      } catch (error) {
        // A commit whose answer got lost may have made it the group's: then the sweep knows better.
        if (error instanceof AppError) await dropGroupPicture(services, picture);
        throw error;
      }
      return { picture };
    },
  });
