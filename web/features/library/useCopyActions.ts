// What can be done with a copy: installed and removed here, hidden and shown, put into collections and taken out. Each
// is shown at once, said with a way back, and put back where it fails.
import { useTranslations } from 'use-intl/react';
import type { OwnedGame } from '../../../shared/library.ts';
import { api, cache } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { toast } from '../../ui/toast.ts';
import { changeCopies } from './changeCopies.ts';
import { useThisDevice } from './useThisDevice.ts';

type Said = 'installed' | 'removed' | 'hidden' | 'shown';

const without = (list: readonly string[], gone: string) => list.filter((id) => id !== gone);

export function useCopyActions() {
  const t = useTranslations('library.told');
  const errorText = useErrorText();
  const device = useThisDevice();

  async function act(gameId: string, change: (copy: OwnedGame) => OwnedGame, call: () => Promise<unknown>) {
    const putBack = changeCopies(gameId, change);
    try {
      await call();
      return true;
    } catch (error) {
      putBack();
      toast({ text: t('failed', { reason: errorText(error).text }), bad: true });
      return false;
    } finally {
      void cache.library.invalidate();
    }
  }

  const say = (text: string, onUndo: () => void) => toast({ text, undo: { label: t('undo'), onUndo } });

  function install(game: OwnedGame, on: boolean, quiet = false): void {
    const { id, title } = game;
    const said: Said = on ? 'installed' : 'removed';
    void act(
      id,
      (copy) => ({
        ...copy,
        devices: on ? [...without(copy.devices, device.id), device.id] : without(copy.devices, device.id),
      }),
      () =>
        on
          ? api.library.install.mutate({ gameId: id, device })
          : api.library.uninstall.mutate({ gameId: id, deviceId: device.id }),
    ).then((done) => {
      if (done && !quiet) say(t(said, { title }), () => install(game, !on, true));
    });
  }

  function hide(game: OwnedGame, on: boolean, quiet = false): void {
    const { id, title } = game;
    const said: Said = on ? 'hidden' : 'shown';
    void act(
      id,
      (copy) => ({ ...copy, hidden: on }),
      () => (on ? api.library.hide : api.library.unhide).mutate({ gameId: id }),
    ).then((done) => {
      if (done && !quiet) say(t(said, { title }), () => hide(game, !on, true));
    });
  }

  function collect({ id }: OwnedGame, collectionId: string, on: boolean): void {
    const { putIntoCollection, takeOutOfCollection } = api.library;
    void act(
      id,
      (copy) => ({
        ...copy,
        collections: on ? [...copy.collections, collectionId] : without(copy.collections, collectionId),
      }),
      () => (on ? putIntoCollection : takeOutOfCollection).mutate({ collectionId, gameIds: [id] }),
    );
  }

  return { install, hide, collect, deviceId: device.id };
}
