// Where a game stands, and the steps from there.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type GameState, nextStates } from '../../../shared/gameStates.ts';
import type { PublishedGameDetail } from '../../../shared/publishing.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../ui/Dialog.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';

type Props = { game: PublishedGameDetail; sells: boolean };

export function StateCard({ game, sells }: Props) {
  const t = useTranslations('publishing');
  const [asked, setAsked] = useState<GameState | null>(null);
  return (
    <section className="card stack" aria-label={t('state.title')}>
      <h2>{t('state.title')}</h2>
      <p>
        <b>{t(`states.${game.state}`)}</b> <span className="muted">{t(`state.what.${game.state}`)}</span>
      </p>
      {sells ? (
        <div className="wrap">
          {nextStates[game.state].map((to) => (
            <Button key={to} onClick={() => setAsked(to)}>
              {t(`state.to.${to}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {asked ? <MoveDialog game={game} to={asked} onClose={() => setAsked(null)} /> : null}
    </section>
  );
}

type MoveProps = { game: PublishedGameDetail; to: GameState; onClose: () => void };

function MoveDialog({ game, to, onClose }: MoveProps) {
  const t = useTranslations('publishing');
  const move = trpc.store.publishing.move.useMutation({
    async onSuccess() {
      toast({ text: t('state.done', { title: game.title, state: t(`states.${to}`) }) });
      onClose();
      await cache.store.invalidate();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(`state.ask.${to}`, { title: game.title })}
      actions={
        <>
          <DialogClose render={<Button kind="quiet">{t('state.not')}</Button>} />
          <Button
            kind={to === 'delisted' ? 'danger' : 'primary'}
            busy={move.isPending ? t('state.busy') : undefined}
            onClick={() => move.mutate({ gameId: game.id, state: to })}
          >
            {t('state.submit')}
          </Button>
        </>
      }
    >
      <p>{t(`state.what.${to}`)}</p>
      <p className="muted small">
        {game.state === 'draft' ? `${t('state.seen')} ` : null}
        {t('state.log')}
      </p>
      <Refusal error={move.error} />
    </Dialog>
  );
}
