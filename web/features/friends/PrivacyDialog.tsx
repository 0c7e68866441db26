// Who sees what of the member, and whom they have blocked.
import { useTranslations } from 'use-intl/react';
import { audiences, reaches } from '../../../shared/presenceView.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { BondButtons } from './BondButtons.tsx';
import { useFriends } from './useFriends.ts';
import { useSetPresence } from './useSetPresence.ts';

const parts = [
  { name: 'showState', label: 'state' },
  { name: 'showRoom', label: 'room' },
  { name: 'showPlaying', label: 'playing' },
] as const;

export function PrivacyDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('people.privacy');
  const { state } = useFriends();
  const set = useSetPresence();
  if (!state) return null;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      actions={<DialogClose render={<Button kind="primary">{t('done')}</Button>} />}
    >
      <div className="stack">
        {parts.map(({ name, label }) => (
          <div key={name} className="privacy-part">
            <span className="label">{t(label)}</span>
            <Segments
              label={t(label)}
              options={audiences.map((value) => ({ value, label: t(value) }))}
              value={state.own[name]}
              onChange={(value) => set({ [name]: value })}
            />
          </div>
        ))}
        <div className="privacy-part">
          <span className="label">{t('reach')}</span>
          <Segments
            label={t('reach')}
            options={reaches.map((value) => ({ value, label: t(value) }))}
            value={state.own.reach}
            onChange={(reach) => set({ reach })}
          />
          <p className="muted small">{t('reachHint')}</p>
        </div>
        <section aria-label={t('blocked')}>
          <h3 className="label">{t('blocked')}</h3>
          {state.blocked.items.length === 0 ? <p className="muted small">{t('nobodyBlocked')}</p> : null}
          <ul className="found-people">
            {state.blocked.items.map(({ member }) => (
              <li key={member.id} className="found-person">
                <Avatar avatar={member.avatar} />
                <span className="name clip grow">{member.nickname}</span>
                <BondButtons member={member} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
