// A publisher's own name and text, for its owners.
import { Link } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { OwnPublisher, PublisherFacts } from '../../../shared/publishing.ts';
import { publishingLimits } from '../../../shared/publishingRights.ts';
import { characters } from '../../../shared/text.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { readError } from '../../i18n/readError.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';
import { spoken } from './facts/writing.ts';

const names = { en: 'English', ko: '한국어', zh: '中文' } as const;

export function HouseForm({ publisher }: { publisher: OwnPublisher }) {
  const t = useTranslations('publishing.house');
  const facts = trpc.store.publishing.publisherFacts.useQuery(
    { publisherId: publisher.id },
    { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  );
  const [round, setRound] = useState(0);
  if (facts.isPending) return <LinesSkeleton count={6} />;
  if (facts.isError) {
    return (
      <ErrorState
        title={t('failed')}
        error={facts.error}
        onRetry={() => void facts.refetch()}
        retrying={facts.isFetching}
      />
    );
  }
  return (
    <Form
      key={round}
      publisher={publisher}
      facts={facts.data}
      onReload={async () => {
        await facts.refetch();
        setRound(round + 1);
      }}
    />
  );
}

type Props = { publisher: OwnPublisher; facts: PublisherFacts; onReload: () => Promise<void> };

function Form({ publisher, facts, onReload }: Props) {
  const t = useTranslations('publishing.house');
  const format = useFormatter();
  const [name, setName] = useState(facts.name);
  const [about, setAbout] = useState(facts.about);
  const [version, setVersion] = useState(facts.version);
  const intended = useRef({ text: '', key: '' });
  const save = trpc.store.publishing.savePublisher.useMutation();
  const { name: nameLimit, about: aboutLimit } = publishingLimits;
  const tooLong = spoken.some((language) => characters(about[language]) > aboutLimit.max);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || tooLong || save.isPending) return;
    const text = JSON.stringify([version, name, about]);
    if (intended.current.text !== text) intended.current = { text, key: crypto.randomUUID() };
    try {
      const { key } = intended.current;
      const done = await save.mutateAsync({ publisherId: publisher.id, version, name, about, key });
      setVersion(done.version);
      toast({ text: t('saved') });
      await cache.store.invalidate();
    } catch {
      // it is told above the button
    }
  };
  const conflict = save.error && readError(save.error).code === 'EDIT_CONFLICT';
  return (
    <form
      className="card stack"
      onSubmit={(event) => void onSubmit(event)}
      noValidate
      aria-label={t('title')}
    >
      <p className="muted small">
        {t('hint')}{' '}
        <Link to="/maker/$publisher" params={{ publisher: publisher.slug }} className="link">
          {t('page')}
        </Link>
      </p>
      <TextField
        label={t('name')}
        value={name}
        maxLength={nameLimit.max}
        problem={name.trim() === '' ? t('missing') : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      {spoken.map((language) => (
        <TextArea
          key={language}
          label={t('about', { language: names[language] })}
          rows={4}
          value={about[language]}
          problem={
            characters(about[language]) > aboutLimit.max ? t('tooLong', { max: aboutLimit.max }) : undefined
          }
          count={`${format.number(characters(about[language]))} / ${format.number(aboutLimit.max)}`}
          onChange={(text) => setAbout({ ...about, [language]: text })}
        />
      ))}
      <Refusal error={save.error} />
      <div className="wrap">
        <Button kind="primary" type="submit" busy={save.isPending ? t('saving') : undefined}>
          {t('save')}
        </Button>
        {conflict ? <Button onClick={() => void onReload()}>{t('reload')}</Button> : null}
      </div>
    </form>
  );
}
