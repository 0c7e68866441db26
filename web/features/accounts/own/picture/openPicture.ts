// From a file on this device to a picture that can be cut, and from there to what is sent.
import type { ErrorCode } from '../../../../../shared/errors.ts';

/** A picture on this device; `address` must be given back with `URL.revokeObjectURL`. */
export type Opened = { address: string; image: HTMLImageElement };

/** In pixels of the picture. */
export type Area = { x: number; y: number; width: number; height: number };

/** What a file chooser offers; the server takes the same. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;

/** Megabytes above which a browser should not be asked to unfold a file. What is sent is far smaller. */
const largestFile = 40;
/** The largest size the server serves. */
const side = 512;

/** A refusal in the form a call to the server would have given it. */
const refusal = (appCode: ErrorCode, params = {}) => ({ data: { appCode, params } });

/** @throws what `useErrorText` can tell: UPLOAD_NOT_AN_IMAGE, UPLOAD_TOO_LARGE. */
export async function openPicture(file: File): Promise<Opened> {
  if (!pictureTypes.some((type) => type === file.type)) throw refusal('UPLOAD_NOT_AN_IMAGE');
  if (file.size > largestFile * 1_048_576) throw refusal('UPLOAD_TOO_LARGE', { max: largestFile });
  const address = URL.createObjectURL(file);
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch {
    URL.revokeObjectURL(address);
    throw refusal('UPLOAD_NOT_AN_IMAGE');
  }
  return { address, image };
}

/** The part of a picture as a file to send. Browsers that cannot write WebP give a PNG, which is as good. */
export async function cutSquare(image: HTMLImageElement, area: Area): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const brush = canvas.getContext('2d');
  if (!brush) throw refusal('UPLOAD_NOT_AN_IMAGE');
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(image, area.x, area.y, area.width, area.height, 0, 0, side, side);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.95));
  if (!blob) throw refusal('UPLOAD_NOT_AN_IMAGE');
  return blob;
}
