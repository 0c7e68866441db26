// What a game is, to be edited: names and texts in three languages, tags, shelves, systems, languages, requirements.
import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { GameFacts } from '../../../../shared/publishing.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { readError } from '../../../i18n/readError.ts';
import { Button } from '../../../ui/Button.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { ErrorState } from '../../../ui/States.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import { NeedsFields } from './NeedsFields.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import { TextFields } from './TextFields.tsx';
import { isWhole, requirementsOf, type Written, writtenOf } from './writing.ts';

export function FactsCard({ gameId }: { gameId: string }) {
  const t = useTranslations('publishing.facts');
  const { language } = useLanguage();
  // What is being written must not change under the hands of who writes.
  const facts = trpc.store.publishing.facts.useQuery(
    { gameId, language },
    { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  );
  const [round, setRound] = useState(0);
  return (
    <section className="card stack" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {facts.isPending ? (
        <LinesSkeleton count={8} />
      ) : facts.isError ? (
        <ErrorState
          title={t('failed')}
          error={facts.error}
          onRetry={() => void facts.refetch()}
          retrying={facts.isFetching}
        />
      ) : (
        <FactsForm
          key={round}
          gameId={gameId}
          facts={facts.data}
          onReload={async () => {
            await facts.refetch();
            setRound(round + 1);
          }}
        />
      )}
    </section>
  );
}

type FormProps = { gameId: string; facts: GameFacts; onReload: () => Promise<void> };

function FactsForm({ gameId, facts, onReload }: FormProps) {
  const t = useTranslations('publishing.facts');
  const [written, setWritten] = useState(() => writtenOf(facts));
  const [version, setVersion] = useState(facts.version);
  const [saved, setSaved] = useState(() => JSON.stringify(writtenOf(facts)));
  const [tried, setTried] = useState(false);
  const intended = useRef({ text: '', key: '' });
  const save = trpc.store.publishing.save.useMutation();
  const change = (part: Partial<Written>) => setWritten({ ...written, ...part });
  const text = JSON.stringify(written);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWhole(written) || save.isPending) return;
    const attempt = `${version} ${text}`;
    // A repetition after a lost answer is the same intention, unless something else is written.
    if (intended.current.text !== attempt) intended.current = { text: attempt, key: crypto.randomUUID() };
    const { needs: _, tags, ...rest } = written;
    try {
      const done = await save.mutateAsync({
        ...rest,
        gameId,
        version,
        tags: tags.map(({ slug }) => slug),
        requirements: requirementsOf(written),
        key: intended.current.key,
      });
      setVersion(done.version);
      setSaved(text);
      setTried(false);
      toast({ text: t('saved') });
      await cache.store.invalidate();
    } catch {
      // it is told above the button
    }
  };
  const conflict = save.error && readError(save.error).code === 'EDIT_CONFLICT';
  return (
    <form className="stack" onSubmit={(event) => void onSubmit(event)} noValidate aria-label={t('title')}>
      <TextFields written={written} onChange={change} tried={tried} />
      <PlaceFields facts={facts} written={written} onChange={change} />
      <NeedsFields written={written} onChange={change} tried={tried} />
      <Refusal error={save.error} />
      <div className="wrap">
        <Button kind="primary" type="submit" busy={save.isPending ? t('saving') : undefined}>
          {t('save')}
        </Button>
        {conflict ? <Button onClick={() => void onReload()}>{t('reload')}</Button> : null}
        <span className="small muted">
          {tried && !isWhole(written) ? t('wrong') : text === saved ? null : t('unsaved')}
        </span>
      </div>
    </form>
  );
}
