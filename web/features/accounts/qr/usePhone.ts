// The device that wants to come in: begins, follows the answer, and comes in.
import { useEffect, useState } from 'react';
import type { QrStart } from '../../../../shared/qr.ts';
import { api } from '../../../api/trpc.ts';
import { useEntered } from '../useEntered.ts';

type State =
  | { step: 'starting' }
  | { step: 'waiting'; start: QrStart }
  | { step: 'entering' | 'refused' | 'over' }
  | { step: 'failed'; error: unknown };

/** @returns where it stands, and how to begin anew. */
export function usePhone(): { state: State; again: () => void } {
  const entered = useEntered();
  const [round, setRound] = useState(0);
  const [state, setState] = useState<State>({ step: 'starting' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is another code
  useEffect(() => {
    const ends: (() => void)[] = [];
    let ended = false;
    const show = (next: State) => {
      if (!ended) setState(next);
    };
    const end = () => {
      ended = true;
      for (const stop of ends.splice(0)) stop();
    };
    const fail = (error: unknown) => {
      show({ step: 'failed', error });
      end();
    };
    show({ step: 'starting' });
    api.accounts.startQr.mutate().then((start) => {
      if (ended) return;
      show({ step: 'waiting', start });
      const timer = setTimeout(() => {
        show({ step: 'over' });
        end();
      }, start.expiresAt - Date.now());
      ends.push(() => clearTimeout(timer));
      const { claim } = start;
      const feed = api.accounts.onQr.subscribe(
        { claim },
        {
          onData({ data }) {
            if (ended || data.type !== 'qr.answered') return;
            show({ step: data.approved ? 'entering' : 'refused' });
            end();
            if (data.approved) {
              api.accounts.signInByQr
                .mutate({ claim })
                .then((me) => entered(me))
                .catch((error: unknown) => setState({ step: 'failed', error }));
            }
          },
          onError: fail,
        },
      );
      ends.push(() => feed.unsubscribe());
    }, fail);
    return end;
  }, [round, entered]);
  return { state, again: () => setRound(round + 1) };
}
