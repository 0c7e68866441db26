// A part that the page does without at first: fetched when it is at rest, with its words. Whatever goes wrong with it
// stays here, and is tried again.
import { Component, type ComponentType, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { Language } from '../../shared/primitives.ts';
import { retryDelay } from '../api/backoff.ts';
import { useLanguage } from '../i18n/I18nProvider.tsx';
import type { WordSet } from '../i18n/sets.ts';
import { whenIdle } from '../ui/whenIdle.ts';

async function withWords(load: Props['load'], set: WordSet, language: Language): Promise<ComponentType> {
  const words = import('../i18n/LateWords.tsx').then(({ loadLateWords }) => loadLateWords(language, [set]));
  const [part] = await Promise.all([load(), words]);
  return part;
}

type Props = {
  /** The same function at each drawing. */
  load: () => Promise<ComponentType>;
  /** The words it stands in. */
  words: WordSet;
  /** What keeps its room meanwhile. */
  place?: ReactNode;
  /** What stands there after it did not come: some browsers never ask again for a part that failed once. */
  instead?: ReactNode;
};

export function Late({ load, words, place = null, instead = place }: Props) {
  const { language } = useLanguage();
  const [Part, setPart] = useState<ComponentType | null>(null);
  /** Rises with each try. */
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (Part) return;
    let stopped = false;
    let stop = whenIdle(() => {
      withWords(load, words, language).then(
        (part) => stopped || setPart(() => part),
        () => {
          if (stopped) return;
          const timer = setTimeout(() => setAttempt(attempt + 1), retryDelay(attempt, Math.random()));
          stop = () => clearTimeout(timer);
        },
      );
    });
    return () => {
      stopped = true;
      stop();
    };
  }, [Part, attempt, load, words, language]);
  if (!Part) return attempt === 0 ? place : instead;
  return (
    <Guard
      key={attempt}
      place={instead}
      onFailure={() => {
        setPart(null);
        setAttempt(attempt + 1);
      }}
    >
      <Suspense fallback={place}>
        <Part />
      </Suspense>
    </Guard>
  );
}

type GuardProps = { children: ReactNode; place: ReactNode; onFailure: () => void };

class Guard extends Component<GuardProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.props.onFailure();
  }

  override render() {
    return this.state.failed ? this.props.place : this.props.children;
  }
}
