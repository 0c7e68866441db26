// Sentences for errors of what is uploaded: pictures and files.
import type { ErrorCode } from '../../../shared/errors.ts';

export const uploadErrors = {
  UPLOAD_TOO_LARGE: 'The file is too large: at most {max, number} MB.',
  UPLOAD_NOT_AN_IMAGE: 'This file is no picture we can read. Take a JPEG, PNG, WebP or GIF.',
  UPLOAD_ANIMATED: 'This picture moves. Take one that stands still.',
  UPLOAD_TOO_MANY_PIXELS:
    'The picture is too detailed: at most {max, number} million pixels. Make it smaller and try again.',
  UPLOAD_TOO_SMALL: 'The picture is too small: at least {width, number} by {height, number} pixels.',
  UPLOAD_STOPPED: 'You stopped it.',
  UPLOAD_LOST: 'The browser has not kept the file. Add it again.',
} as const satisfies Partial<Record<ErrorCode | 'UPLOAD_STOPPED' | 'UPLOAD_LOST', string>>;

export type UploadErrorCode = keyof typeof uploadErrors;
