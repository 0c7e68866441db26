// The addresses under /uploads/game…: a publisher's pictures go in by POST, and everybody gets them at lasting addresses.
import { frontShapes, gamePictureSizes } from '../../../../shared/gamePictures.ts';
import { limits as bounds } from '../../../../shared/limits.ts';
import { AppError } from '../../../errors.ts';
import { type Handler, idIn, pictureRoute, readPicture } from '../../../platform/http/uploadRoute.ts';
import type { Services } from '../../../services.ts';
import { admitDownload } from '../../accounts/queries.ts';
import { setFront } from '../publishing/commands/fronts.ts';
import { addPicture } from '../publishing/commands/pictures.ts';
import { frontKey, frontSizes, gamePictureKey } from './files.ts';

/**
 * `POST /uploads/game-picture?game=<id>&key=<uuid>` takes a file as its body and answers `{ pictureId }`;
 * `GET /uploads/games/<id>.<width>.webp` gives a picture. Says whether it was one of them. Errors are thrown.
 */
export const gamePictureUploads = (services: Services): Handler =>
  pictureRoute(services, {
    upload: '/uploads/game-picture',
    files: '/uploads/games/',
    address: /^\/uploads\/games\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{3,4})\.webp$/,
    sizes: gamePictureSizes,
    key: gamePictureKey,
    async take(request, query) {
      const { member } = await admitDownload(services, request);
      await services.limits.consume('picture', member.id);
      const [gameId, key] = [idIn(query, 'game'), idIn(query, 'key')];
      const bytes = await readPicture(request, bounds.gamePicture.maxBytes);
      return addPicture(services, member.id, { gameId, key, bytes });
    },
  });

/**
 * `POST /uploads/game-front?game=<id>&shape=<cover|wide>` takes a file as its body and answers `{ pictureId }`;
 * `GET /uploads/game-fronts/<id>.<width>.webp` gives a picture under its own name. Says whether it was one of them. Errors
 * are thrown.
 */
export const gameFrontUploads = (services: Services): Handler =>
  pictureRoute(services, {
    upload: '/uploads/game-front',
    files: '/uploads/game-fronts/',
    address: /^\/uploads\/game-fronts\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{2,4})\.webp$/,
    sizes: frontSizes,
    key: frontKey,
    async take(request, query) {
      const { member } = await admitDownload(services, request);
      await services.limits.consume('picture', member.id);
      const gameId = idIn(query, 'game');
      const shape = frontShapes.find((each) => each === query.get('shape'));
      if (!shape) throw new AppError('BAD_INPUT', { field: 'shape', rule: 'invalid_value' });
      const bytes = await readPicture(request, bounds.gamePicture.maxBytes);
      return setFront(services, member.id, { gameId, shape, bytes });
    },
  });
