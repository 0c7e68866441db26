// What a member chooses for their own page, in one drawer: background, favourites, who sees what.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberProfile } from '../../../../shared/profiles.ts';
import { Drawer } from '../../../ui/Dialog.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { BackgroundChoice } from './BackgroundChoice.tsx';
import { FavouritesChoice } from './FavouritesChoice.tsx';
import { PrivacyChoice } from './PrivacyChoice.tsx';

type Props = { profile: MemberProfile; open: boolean; onOpenChange: (open: boolean) => void };

export function EditPage({ profile, open, onOpenChange }: Props) {
  const t = useTranslations('profiles.editing');
  const [tab, setTab] = useState<'background' | 'favourites' | 'privacy'>('background');
  return (
    <Drawer open={open} onOpenChange={onOpenChange} title={t('title')}>
      <div className="me-editing">
        <Tabs
          label={t('title')}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'background', label: t('background'), panel: <BackgroundChoice profile={profile} /> },
            {
              value: 'favourites',
              label: t('favourites'),
              panel: <FavouritesChoice memberId={profile.id} />,
            },
            { value: 'privacy', label: t('privacy'), panel: <PrivacyChoice memberId={profile.id} /> },
          ]}
        />
      </div>
    </Drawer>
  );
}
