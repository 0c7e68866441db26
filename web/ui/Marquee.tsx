// The marquee: one thing told large, then the next. It stands still while it is looked at, and for good when paused.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from './Button.tsx';

/** How long each stands, in milliseconds. */
const standsFor = 7_000;

type Props = {
  label: string;
  /** One entry a slide; only the one on show is drawn. */
  slides: readonly { key: string; name: string; content: ReactNode }[];
};

const wantsStillness = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function Marquee({ label, slides }: Props) {
  const t = useTranslations('ui.marquee');
  const [index, setIndex] = useState(0);
  const [paused, setPaused] = useState(wantsStillness);
  /** The pointer is over it or the focus in it. */
  const [watched, setWatched] = useState(false);
  const count = slides.length;
  const runs = !paused && !watched && count > 1;

  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') setIndex((now) => (now + 1) % count);
    }, standsFor);
    return () => clearInterval(timer);
  }, [runs, count]);

  const current = index % Math.max(1, count);
  const slide = slides[current];
  if (!slide) return null;
  const step = (by: number) => setIndex((current + by + count) % count);
  return (
    <section
      className="marquee"
      aria-roledescription={t('carousel')}
      aria-label={label}
      onPointerEnter={() => setWatched(true)}
      onPointerLeave={() => setWatched(false)}
      onFocus={() => setWatched(true)}
      onBlur={() => setWatched(false)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a slide is a group of the carousel, not a set of fields */}
      <div
        key={slide.key}
        className="marquee-slide"
        role="group"
        aria-roledescription={t('slide')}
        aria-label={slide.name}
      >
        {slide.content}
      </div>
      {count > 1 ? (
        <div className="marquee-nav">
          <IconButton icon="left" small className="no-phone" label={t('previous')} onClick={() => step(-1)} />
          <span
            className="pips"
            role="img"
            aria-label={t('position', { current: current + 1, total: count })}
          >
            {slides.map((each) => (
              <i key={each.key} className={each.key === slide.key ? 'on' : ''} />
            ))}
          </span>
          <IconButton icon="right" small className="no-phone" label={t('next')} onClick={() => step(1)} />
          <IconButton
            icon={paused ? 'start' : 'pause'}
            small
            label={paused ? t('play') : t('pause')}
            onClick={() => setPaused(!paused)}
          />
        </div>
      ) : null}
    </section>
  );
}
