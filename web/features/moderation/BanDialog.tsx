// Keeps a member out: why, which they are told, and for how long.
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../shared/limits.ts';
import type { KeptMember } from '../../../shared/moderation.ts';
import { characters } from '../../../shared/text.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { FieldNote, TextField } from '../../ui/Field.tsx';
import { FormActs } from '../../ui/FormActs.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';

const day = 86_400_000; // ms
const lengths = { day, week: 7 * day, month: 30 * day } as const; // ms
const choices = ['day', 'week', 'month', 'good', 'until'] as const;
type Length = (typeof choices)[number];

/** When it ends, in epoch milliseconds: null for never, NaN where no time was named. */
function endOf(length: Length, named: string): number | null {
  if (length === 'good') return null;
  return length === 'until' ? Date.parse(named) : Date.now() + lengths[length];
}

export function BanDialog({ member, onClose }: { member: KeptMember; onClose: () => void }) {
  const t = useTranslations('moderation.ban');
  const id = useId();
  const [reason, setReason] = useState('');
  const [length, setLength] = useState<Length>('week');
  const [named, setNamed] = useState('');
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
  const untilProblem = (until: number | null) => {
    if (until === null || until > Date.now()) return undefined;
    return Number.isNaN(until) ? t('untilMissing') : t('untilPast');
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const until = endOf(length, named);
    if (count === 0 || count > max || untilProblem(until) || ban.isPending) return;
    ban.mutate({
      memberId: member.id,
      reason: reason.trim(),
      ...(until === null ? {} : { until }),
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
        <div className="field ban-length">
          <span className="label">{t('length')}</span>
          <Segments
            label={t('length')}
            options={choices.map((value) => ({
              value,
              label: t(`lengths.${value}`),
            }))}
            value={length}
            onChange={setLength}
          />
        </div>
        {length === 'until' ? (
          <TextField
            type="datetime-local"
            label={t('until')}
            value={named}
            problem={tried ? untilProblem(endOf(length, named)) : undefined}
            onChange={(event) => setNamed(event.target.value)}
          />
        ) : null}
        <Refusal error={ban.error} />
        <FormActs
          stay={t('not')}
          submit={t('submit')}
          busy={ban.isPending ? t('busy') : undefined}
          kind="danger"
        />
      </form>
    </Dialog>
  );
}
