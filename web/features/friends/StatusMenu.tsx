// How others see the member: chosen here for all their devices.
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type ChosenState, chosenStates } from '../../../shared/presenceView.ts';
import { LateWords } from '../../i18n/LateWords.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import './friends.css';
import { useFriends } from './useFriends.ts';
import { useSetPresence } from './useSetPresence.ts';

const PrivacyDialog = lazy(() =>
  import('./PrivacyDialog.tsx').then((part) => ({ default: part.PrivacyDialog })),
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
  const [privacy, setPrivacy] = useState(false);
  if (!state) return null;
  const { own, self } = state;
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
        <MenuItem icon="settings" onClick={() => setPrivacy(true)}>
          {t('privacy')}
        </MenuItem>
      </Menu>
      <Suspense>{privacy ? <PrivacyDialog onClose={() => setPrivacy(false)} /> : null}</Suspense>
    </>
  );
}
