// How others see the member: chosen here for all their devices.
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { isHushed } from '../../../shared/hush.ts';
import { type ChosenState, chosenStates } from '../../../shared/presenceView.ts';
import { LateWords } from '../../i18n/LateWords.tsx';
import { lazyWithWords } from '../../i18n/withWords.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import './friends.css';
import { useFriends } from './useFriends.ts';
import { useSetPresence } from './useSetPresence.ts';

const PrivacyDialog = lazy(() =>
  import('./PrivacyDialog.tsx').then((part) => ({ default: part.PrivacyDialog })),
);
const HushDialog = lazyWithWords(
  () => import('../chat/notices/HushDialog.tsx').then((part) => part.HushDialog),
  'keeping',
);
const icons: Record<ChosenState, IconName> = { online: 'check', busy: 'pause', invisible: 'eye' };

const sets = ['people'] as const;

export function StatusMenu() {
  return (
    <LateWords sets={sets}>
      <StatusPart />
    </LateWords>
  );
}

function StatusPart() {
  const t = useTranslations('people.seen');
  const words = useTranslations('ui.presence');
  const { state } = useFriends();
  const set = useSetPresence();
  const [opened, setOpened] = useState<'privacy' | 'hush' | null>(null);
  const close = () => setOpened(null);
  if (!state) return null;
  const { own, self } = state;
  const hushed = isHushed(own.hush, Date.now());
  const shown =
    own.chosen === 'invisible'
      ? t('invisibleNow')
      : own.chosen === 'busy'
        ? t('busy')
        : words(self.state === 'away' ? 'away' : 'online');
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button type="button" className="status-button tiny muted" title={t('menu')}>
            <span className="sr">{t('menu')}: </span>
            {shown}
            {hushed ? (
              <>
                <Icon name="pause" small />
                <span className="sr">{t('hushed')}</span>
              </>
            ) : null}
            <Icon name="down" small />
          </button>
        }
      >
        {chosenStates.map((chosen) => (
          <MenuItem key={chosen} icon={icons[chosen]} onClick={() => set({ chosen })}>
            {t(chosen)}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem icon="bell" onClick={() => setOpened('hush')}>
          {t('hush')}
        </MenuItem>
        <MenuItem icon="settings" onClick={() => setOpened('privacy')}>
          {t('privacy')}
        </MenuItem>
      </Menu>
      <Suspense>
        {opened === 'privacy' ? <PrivacyDialog onClose={close} /> : null}
        {opened === 'hush' ? <HushDialog onClose={close} /> : null}
      </Suspense>
    </>
  );
}
