// The edge of the dock: drawn to make it wider or narrower, by hand or by keys, and pressed to fold it into a strip.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { LateWords } from '../../i18n/LateWords.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { keepWidth, showWidth, storedWide, storedWidth, strip, widthFor, widths } from './dockWidth.ts';
import './friends.css';

/** Pixels a key moves it. */
const step = 16;

const sets = ['people'] as const;

export function DockEdge() {
  return (
    <LateWords sets={sets}>
      <Edge />
    </LateWords>
  );
}

function Edge() {
  const t = useTranslations('people.dock');
  const [width, setWidth] = useState(storedWidth);
  /** How wide it is when it is unfolded. */
  const unfolded = useRef(storedWide());
  const drawing = useRef(false);
  const folded = width === strip;

  const show = (next: number) => {
    setWidth(next);
    showWidth(next);
  };
  const keep = (next: number) => {
    setWidth(next);
    keepWidth(next);
    if (next !== strip) unfolded.current = next;
  };
  const fold = () => keep(folded ? unfolded.current : strip);
  const widthAt = (event: PointerEvent) => widthFor(document.documentElement.clientWidth - event.clientX);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: folded ? unfolded.current : widthFor(width + step),
      // One step narrower than the narrowest is the strip.
      ArrowRight: width === widths.min ? strip : widthFor(width - step),
      Home: strip,
      End: widths.max,
      Enter: folded ? unfolded.current : strip,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    keep(next);
  };

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved */}
      <div
        className="dock-edge"
        role="separator"
        aria-orientation="vertical"
        aria-label={t('width')}
        aria-valuemin={strip}
        aria-valuemax={widths.max}
        aria-valuenow={width}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onDoubleClick={() => keep(widths.usual)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.current = true;
        }}
        onPointerMove={(event) => {
          if (drawing.current) show(widthAt(event));
        }}
        onPointerUp={(event) => {
          if (!drawing.current) return;
          drawing.current = false;
          keep(widthAt(event));
        }}
        onPointerCancel={() => {
          drawing.current = false;
          keep(width);
        }}
      />
      <IconButton
        icon={folded ? 'left' : 'right'}
        small
        className="dock-fold"
        label={folded ? t('unfold') : t('fold')}
        aria-expanded={!folded}
        onClick={fold}
      />
    </>
  );
}
