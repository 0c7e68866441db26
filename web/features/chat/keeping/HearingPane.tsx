// What one hears of a room: on all one's devices, and on this one.
import { useTranslations } from 'use-intl/react';
import { api } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Check } from '../../../ui/Choices.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { toast } from '../../../ui/toast.ts';
import { NoticeChoices } from '../notices/NoticeChoices.tsx';
import { useInboxRoom } from '../useMyRooms.ts';

const levels = ['all', 'mentions', 'nothing'] as const;

export function HearingPane({ roomId }: { roomId: string }) {
  const t = useTranslations('roomKeeping.hearing');
  const errorText = useErrorText();
  const told = useInboxRoom(roomId);
  // The inbox tells of the change at once, here and on every other device.
  const set = (change: { notify?: (typeof levels)[number]; quiet?: boolean }) =>
    void api.chat.setHearing
      .mutate({ roomId, ...change })
      .catch((error: unknown) => toast({ text: t('refused', { reason: errorText(error).text }), bad: true }));
  return (
    <div className="stack">
      <section className="keeping-part">
        <h3>{t('room')}</h3>
        <div className="field">
          <span className="label">{t('level')}</span>
          <Segments
            label={t('level')}
            options={levels.map((value) => ({ value, label: t(value) }))}
            value={told?.notify ?? 'all'}
            onChange={(notify) => set({ notify })}
          />
        </div>
        <Check checked={told?.quiet === true} onChange={(quiet) => set({ quiet })}>
          {t('quiet')}
        </Check>
        <p className="muted small">{t('quietHint')}</p>
      </section>
      <section className="keeping-part">
        <h3>{t('device')}</h3>
        <NoticeChoices />
      </section>
    </div>
  );
}
