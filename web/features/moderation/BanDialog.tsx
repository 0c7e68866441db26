// Keeps a member out: why, which they are told, and for how long.
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../shared/limits.ts';
import type { KeptMember } from '../../../shared/moderation.ts';
import { characters } from '../../../shared/text.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { FieldNote } from '../../ui/Field.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';

const day = 86_400_000; // ms
const lengths = { day, week: 7 * day, month: 30 * day, good: null } as const;
type Length = keyof typeof lengths;

export function BanDialog({ member, onClose }: { member: KeptMember; onClose: () => void }) {
  const t = useTranslations('moderation.ban');
  const id = useId();
  const [reason, setReason] = useState('');
  const [length, setLength] = useState<Length>('week');
  const [tried, setTried] = useState(false);
  const name = member.nickname;
  const ban = trpc.moderation.ban.useMutation({
    async onSuccess() {
      toast({ text: t('done', { name }) });
      onClose();
      await cache.moderation.invalidate();
    },
  });
  const { max } = limits.banReason;
  const count = characters(reason.trim());
  const problem = count > max ? 'long' : tried && count === 0 ? 'missing' : null;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (count === 0 || count > max || ban.isPending) return;
    const lasts = lengths[length];
    ban.mutate({
      memberId: member.id,
      reason: reason.trim(),
      ...(lasts === null ? {} : { until: Date.now() + lasts }),
    });
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('title', { name })}>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <p className="muted">{t('what')}</p>
        <div className={problem ? 'field is-bad' : 'field'}>
          <label htmlFor={id}>{t('reason')}</label>
          <textarea
            id={id}
            className="input"
            rows={3}
            value={reason}
            aria-invalid={problem ? true : undefined}
            aria-describedby={`${id}-told`}
            onChange={(event) => setReason(event.target.value)}
          />
          <FieldNote
            id={`${id}-told`}
            hint={t('reasonHint')}
            problem={problem === 'long' ? t('long', { count, max }) : problem ? t('missing') : undefined}
          />
        </div>
        <div className="field">
          <span className="label">{t('length')}</span>
          <Segments
            label={t('length')}
            options={(Object.keys(lengths) as Length[]).map((value) => ({
              value,
              label: t(`lengths.${value}`),
            }))}
            value={length}
            onChange={setLength}
          />
        </div>
        <Refusal error={ban.error} />
        <div className="dialog-acts">
          <DialogClose render={<Button kind="quiet">{t('not')}</Button>} />
          <Button kind="danger" type="submit" busy={ban.isPending ? t('busy') : undefined}>
            {t('submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
