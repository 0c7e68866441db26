// What a device is called: its browser and its system, as far as they say.
import { useTranslations } from 'use-intl/react';
import type { SessionCard } from '../../../../shared/accounts.ts';
import { deviceOf } from './deviceName.ts';

export function useDeviceName({ userAgent }: Pick<SessionCard, 'userAgent'>): string {
  const t = useTranslations('settings.devices');
  const { browser, system } = deviceOf(userAgent);
  return browser && system ? t('on', { browser, system }) : browser || system || t('unknown');
}
