// This browser with its name, as other devices shall read it.
import { useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import { deviceOf } from '../accounts/own/deviceName.ts';
import { thisDeviceId } from './thisDevice.ts';

export function useThisDevice(): { id: string; name: string } {
  const t = useTranslations('library.device');
  return useMemo(() => {
    const { browser, system } = deviceOf(navigator.userAgent);
    const name = browser && system ? t('on', { browser, system }) : browser || system || t('unknown');
    return { id: thisDeviceId(), name };
  }, [t]);
}
