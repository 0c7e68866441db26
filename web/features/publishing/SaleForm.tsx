// Announces a sale: how much, from when until when, in the time of this browser.
import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { publishingLimits } from '../../../shared/publishingRights.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';

const empty = { percent: '', from: '', until: '' };

export function SaleForm({ gameId }: { gameId: string }) {
  const t = useTranslations('publishing.sales');
  const [written, setWritten] = useState(empty);
  const [tried, setTried] = useState(false);
  // A repetition after a lost answer is the same intention, unless something else is written.
  const intended = useRef({ text: '', key: '' });
  const add = trpc.store.publishing.addSale.useMutation({
    async onSuccess() {
      toast({ text: t('added') });
      setWritten(empty);
      setTried(false);
      await cache.store.invalidate();
    },
  });
  const { min, max } = publishingLimits.salePercent;
  const percent = /^\d{1,2}$/.test(written.percent.trim()) ? Number(written.percent) : 0;
  const [startsAt, endsAt] = [Date.parse(written.from), Date.parse(written.until)];
  const problems = {
    percent: percent >= min && percent <= max ? undefined : t('wrongPercent', { min, max }),
    from: Number.isNaN(startsAt) ? t('wrongFrom') : undefined,
    until: endsAt > startsAt ? undefined : t('wrongUntil'),
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.percent || problems.from || problems.until || add.isPending) return;
    const text = JSON.stringify(written);
    if (intended.current.text !== text) intended.current = { text, key: crypto.randomUUID() };
    add.mutate({ gameId, percent, startsAt, endsAt, key: intended.current.key });
  };
  const field = (name: keyof typeof empty) => ({
    label: t(name),
    value: written[name],
    problem: tried ? problems[name] : undefined,
    onChange: (event: { target: { value: string } }) =>
      setWritten({ ...written, [name]: event.target.value }),
  });
  return (
    <form className="stack" onSubmit={onSubmit} noValidate aria-label={t('add')}>
      <div className="publishing-fields">
        <TextField {...field('percent')} inputMode="numeric" autoComplete="off" />
        <TextField {...field('from')} type="datetime-local" />
        <TextField {...field('until')} type="datetime-local" />
      </div>
      <Refusal error={add.error} />
      <div>
        <Button type="submit" busy={add.isPending ? t('adding') : undefined}>
          {t('add')}
        </Button>
      </div>
    </form>
  );
}
