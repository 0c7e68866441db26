// A bundle as it is written: name, text, what it takes off, its games, and whether it is on offer.
import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { BundleState, OwnBundle } from '../../../shared/bundles.ts';
import type { OwnPublisher } from '../../../shared/publishing.ts';
import { publishingLimits } from '../../../shared/publishingRights.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { readError } from '../../i18n/readError.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/Field.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';
import { BundleGames } from './BundleGames.tsx';
import { factsOf, problemsOf, writtenOf } from './bundleWriting.ts';
import { spoken } from './facts/writing.ts';

const names = { en: 'English', ko: '한국어', zh: '中文' } as const;

type Props = { publisher: OwnPublisher; bundle: OwnBundle | null; onClose: () => void };

export function BundleForm({ publisher, bundle, onClose }: Props) {
  const t = useTranslations('bundles.make');
  const house = useTranslations('publishing.house');
  const [written, setWritten] = useState(() => writtenOf(bundle));
  const [tried, setTried] = useState(false);
  // A repetition after a lost answer is the same intention, unless something else is written.
  const intended = useRef({ text: '', key: '' });
  const make = trpc.store.publishing.makeBundle.useMutation();
  const save = trpc.store.publishing.saveBundle.useMutation();
  const { isPending, error } = bundle ? save : make;
  const problems = problemsOf(written);
  const wrong = (name: keyof typeof problems) => {
    const problem = tried ? problems[name] : null;
    return problem ? t(problem.key, problem.values) : undefined;
  };
  const set = (changed: Partial<typeof written>) => setWritten({ ...written, ...changed });
  const states: readonly BundleState[] =
    bundle && bundle.state !== 'draft' ? ['offered', 'ended'] : ['draft', 'offered'];
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(problems).some(Boolean) || isPending) return;
    const text = JSON.stringify(written);
    if (intended.current.text !== text) intended.current = { text, key: crypto.randomUUID() };
    const facts = { ...factsOf(written), key: intended.current.key };
    try {
      if (bundle) await save.mutateAsync({ bundleId: bundle.id, version: bundle.version, ...facts });
      else await make.mutateAsync({ publisherId: publisher.id, ...facts });
    } catch {
      // it is told above the button
      return;
    }
    toast({ text: t('saved') });
    await cache.store.invalidate();
    onClose();
  };
  const conflict = error && readError(error).code === 'EDIT_CONFLICT';
  const title = bundle ? t('editTitle', { name: bundle.name }) : t('newTitle');
  return (
    <form
      className="card stack publishing-form"
      onSubmit={(event) => void onSubmit(event)}
      noValidate
      aria-label={title}
    >
      <h2>{title}</h2>
      <TextField
        label={t('name')}
        value={written.name}
        maxLength={publishingLimits.title.max}
        autoComplete="off"
        problem={wrong('name')}
        onChange={(event) => set({ name: event.target.value })}
      />
      <div className="publishing-fields">
        <TextField
          label={t('percent')}
          value={written.percent}
          inputMode="numeric"
          autoComplete="off"
          problem={wrong('percent')}
          onChange={(event) => set({ percent: event.target.value })}
        />
        <TextField
          label={t('from')}
          type="datetime-local"
          value={written.from}
          onChange={(event) => set({ from: event.target.value })}
        />
        <TextField
          label={t('until')}
          type="datetime-local"
          value={written.until}
          problem={wrong('until')}
          onChange={(event) => set({ until: event.target.value })}
        />
      </div>
      <p className="small muted">{t('always')}</p>
      <BundleGames
        publisher={publisher}
        chosen={written.games}
        fixed={bundle !== null && bundle.state !== 'draft'}
        problem={wrong('games')}
        onChange={(games) => set({ games })}
      />
      {spoken.map((language) => (
        <TextArea
          key={language}
          label={t('about', { language: names[language] })}
          rows={3}
          value={written.about[language]}
          problem={wrong(language)}
          onChange={(text) => set({ about: { ...written.about, [language]: text } })}
        />
      ))}
      <Select
        label={t('state')}
        options={states.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        value={written.state}
        onChange={(state) => set({ state })}
      />
      <Refusal error={error} />
      <div className="wrap">
        <Button kind="primary" type="submit" busy={isPending ? t('saving') : undefined}>
          {t('save')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('not')}
        </Button>
        {conflict ? (
          <Button
            onClick={() => {
              void cache.store.invalidate();
              onClose();
            }}
          >
            {house('reload')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
