// The beginning of a message in one line, or what hangs on it where it has no words.
import type { useTranslations } from 'use-intl/react';
import type { Attached } from '../../../../shared/attachments.ts';
import { oneLine } from '../markdown/oneLine.ts';

/** How many pictures, or the first file and how many more. @param t words of lists of rooms. */
export const saidIn = (
  { body, attached, blocked }: { body: string; attached?: Attached; blocked?: true },
  t: ReturnType<typeof useTranslations<'chat.list'>>,
): string => {
  if (blocked) return t('blocked');
  if (body || !attached) return oneLine(body);
  const { kind, count, name } = attached;
  return kind === 'image' ? t('pictures', { count }) : count > 1 ? `${name} +${count - 1}` : name;
};
