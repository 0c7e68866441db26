// The beginning of a message in one line, or what hangs on it where it has no words.
import type { useTranslations } from 'use-intl/react';
import type { Attached } from '../../../../shared/attachments.ts';
import { oneLine } from '../markdown/oneLine.ts';

/** @param t words of lists of rooms. */
export const saidIn = (
  { body, attached }: { body: string; attached?: Attached },
  t: ReturnType<typeof useTranslations<'chat.list'>>,
): string =>
  body === '' && attached ? t('attached', { ...attached, more: attached.count - 1 }) : oneLine(body);
