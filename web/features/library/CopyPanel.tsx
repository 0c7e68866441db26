// One game of the library: play it, keep it in order, see what there is to know. Beside the list, or on narrow screens a
// drawer over it.
import { Link } from '@tanstack/react-router';
import { Suspense, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Collection, OwnedGame } from '../../../shared/library.ts';
import { lazyWithWords } from '../../i18n/withWords.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { Check } from '../../ui/Choices.tsx';
import { WidePicture } from '../../ui/Cover.tsx';
import { Drawer } from '../../ui/Dialog.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { PlayButton } from './PlayButton.tsx';
import { useSince } from './PlayLine.tsx';
import { useCopyActions } from './useCopyActions.ts';
import { useOwnDevices } from './useOwnDevices.ts';
import { usePlay } from './usePlay.ts';
import { usePlayTime } from './usePlayTime.ts';

const GameRoomPart = lazyWithWords(
  () => import('../chat/groups/GameRoomPart.tsx').then((part) => part.GameRoomPart),
  'groups',
);

type Props = {
  game: OwnedGame | undefined;
  /** Chosen by a press, not only the first of the list: a narrow screen shows it then. */
  open: boolean;
  collections: readonly Collection[];
  onClose: () => void;
};

const media = () => matchMedia('(max-width: 60rem)');
const subscribe = (changed: () => void) => {
  const query = media();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

export function CopyPanel({ game, open, collections, onClose }: Props) {
  const narrow = useSyncExternalStore(subscribe, () => media().matches);
  if (narrow) {
    return (
      <Drawer
        open={open && game !== undefined}
        onOpenChange={(next) => next || onClose()}
        title={game?.title ?? ''}
      >
        {game ? <Inside game={game} collections={collections} /> : null}
      </Drawer>
    );
  }
  if (!game) return null;
  return (
    <section className="panel own-panel" aria-labelledby="own-panel-title">
      <WidePicture slug={game.slug} sizes="300px" />
      <div className="own-in">
        <h2 id="own-panel-title">{game.title}</h2>
        <Inside game={game} collections={collections} />
      </div>
    </section>
  );
}

function Inside({ game, collections }: { game: OwnedGame; collections: readonly Collection[] }) {
  const t = useTranslations('library.panel');
  const format = useFormatter();
  return (
    <div className="own-stack">
      <p className="muted small own-since">
        {t('since', { date: format.dateTime(game.boughtAt, { dateStyle: 'medium' }) })}
      </p>
      <div className="row">
        <PlayButton game={game} kind="primary" size="l" className="grow" />
        <CopyMenu game={game} />
      </div>
      <PlayingNow game={game} />
      <Suspense>
        <GameRoomPart game={game} />
      </Suspense>
      <Facts game={game} />
      <CollectionBoxes game={game} collections={collections} />
    </div>
  );
}

function CopyMenu({ game }: { game: OwnedGame }) {
  const t = useTranslations('library.panel');
  const { install, hide, deviceId } = useCopyActions();
  const isHere = game.devices.includes(deviceId);
  return (
    <Menu trigger={<IconButton icon="more" className="own-more" label={t('more', { title: game.title })} />}>
      <MenuItem icon={isHere ? 'x' : 'download'} onClick={() => install(game, !isHere)}>
        {t(isHere ? 'remove' : 'install')}
      </MenuItem>
      <MenuItem icon="eye" onClick={() => hide(game, !game.hidden)}>
        {t(game.hidden ? 'show' : 'hide')}
      </MenuItem>
      <MenuItem icon="store" render={<Link to="/game/$slug" params={{ slug: game.slug }} />}>
        {t('storePage')}
      </MenuItem>
    </Menu>
  );
}

function PlayingNow({ game }: { game: OwnedGame }) {
  const t = useTranslations('library.play');
  const { now, here } = usePlay(game);
  const sinceText = useSince();
  const devices = useOwnDevices();
  if (!now) return null;
  const time = sinceText(now.since);
  const name = devices.find(({ id }) => id === now.deviceId)?.name;
  return (
    <p className="own-now" role="status">
      {here || !name ? t('now', { time }) : t('elsewhere', { device: name, time })}
    </p>
  );
}

function Facts({ game }: { game: OwnedGame }) {
  const t = useTranslations('library.panel');
  const format = useFormatter();
  const timeText = usePlayTime();
  const { deviceId } = useCopyActions();
  const devices = useOwnDevices();
  const names = game.devices.map((id) =>
    id === deviceId ? t('here') : (devices.find((device) => device.id === id)?.name ?? ''),
  );
  const known = names.filter(Boolean);
  const where =
    names.length === 0
      ? t('nowhere')
      : known.length === names.length
        ? format.list(known)
        : t('devices', { count: names.length });
  return (
    <dl className="own-facts">
      <dt>{t('played')}</dt>
      <dd>{timeText(game.playMs)}</dd>
      <dt>{t('lastPlayed')}</dt>
      <dd>{game.playedAt === null ? t('never') : format.dateTime(game.playedAt, { dateStyle: 'medium' })}</dd>
      <dt>{t('installedOn')}</dt>
      <dd>{where}</dd>
      <dt>{t('source')}</dt>
      <dd>{t(`sources.${game.source}`)}</dd>
    </dl>
  );
}

function CollectionBoxes({ game, collections }: { game: OwnedGame; collections: readonly Collection[] }) {
  const t = useTranslations('library.panel');
  const { collect } = useCopyActions();
  return (
    <fieldset className="own-boxes">
      <legend>{t('collections')}</legend>
      {collections.length === 0 ? <p className="small muted">{t('noCollections')}</p> : null}
      {collections.map(({ id, name }) => (
        <Check key={id} checked={game.collections.includes(id)} onChange={(on) => collect(game, id, on)}>
          {name}
        </Check>
      ))}
    </fieldset>
  );
}
