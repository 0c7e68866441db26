// The head of the library: how much there is, and the way for keys.
import { useTranslations } from 'use-intl/react';
import type { LibraryOverview } from '../../../shared/library.ts';
import { Button } from '../../ui/Button.tsx';
import { usePlayTime } from './usePlayTime.ts';

export function LibraryHead({
  overview,
  onRedeem,
}: {
  overview: LibraryOverview | undefined;
  onRedeem: () => void;
}) {
  const t = useTranslations('library');
  const timeText = usePlayTime();
  return (
    <header className="lib-head">
      <div className="lib-title">
        <h1>{t('title')}</h1>
        {overview && overview.games > 0 ? (
          <p className="muted">
            {t(overview.playMs > 0 ? 'total' : 'totalUnplayed', {
              games: overview.games,
              installed: overview.installed,
              played: timeText(overview.playMs),
            })}
          </p>
        ) : null}
      </div>
      <Button icon="key" onClick={onRedeem}>
        {t('redeemKey')}
      </Button>
    </header>
  );
}
