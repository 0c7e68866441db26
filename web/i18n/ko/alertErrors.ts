// Sentences for errors that only what sets alerts meets.
import type { Messages, Translation } from '../messages.ts';

export const alertErrors: Translation<Messages['alertErrors']> = {
  WISH_NOT_FOUND: '이제 찜 목록에 없는 게임이에요.',
};
