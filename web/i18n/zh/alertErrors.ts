// Sentences for errors that only what sets alerts meets.
import type { Messages, Translation } from '../messages.ts';

export const alertErrors: Translation<Messages['alertErrors']> = {
  WISH_NOT_FOUND: '它已经不在你的愿望单里了。',
};
