// Faces: a person's picture, with presence in shape and colour.
import { useTranslations } from 'use-intl/react';

export type Presence = 'online' | 'playing' | 'away' | 'busy' | 'offline';

const sizes = { s: 24, m: 32, l: 56 } as const;

type Props = {
  /** The name of a picture under `/art/avatars/`. */
  avatar: string;
  size?: keyof typeof sizes;
  presence?: Presence;
};

/** The picture is decoration: the name stands beside it. Only the presence is read. */
export function Avatar({ avatar, size = 'm', presence }: Props) {
  const pixels = sizes[size];
  const look = size === 'm' ? 'avatar' : `avatar avatar-${size}`;
  const base = `/art/avatars/${encodeURIComponent(avatar)}`;
  return (
    <span className={look}>
      <img
        src={`${base}.64.webp`}
        srcSet={`${base}.64.webp 64w, ${base}.128.webp 128w`}
        sizes={`${pixels}px`}
        width={pixels}
        height={pixels}
        alt=""
        loading="lazy"
        decoding="async"
      />
      {presence ? <PresenceMark presence={presence} /> : null}
    </span>
  );
}

function PresenceMark({ presence }: { presence: Presence }) {
  const t = useTranslations('ui.presence');
  const halo = 'var(--halo, var(--surface-1))';
  return (
    <svg className={`presence p-${presence}`} viewBox="0 0 16 16" role="img" aria-label={t(presence)}>
      <circle cx="8" cy="8" r="8" fill={halo} />
      {presence === 'online' || presence === 'busy' ? (
        <circle cx="8" cy="8" r="5" fill="currentColor" />
      ) : null}
      {presence === 'busy' ? <path d="M5.500 8h5" stroke={halo} strokeWidth="2" /> : null}
      {presence === 'playing' ? (
        <path
          d="M4.500 3.200v9.600a.7.7 0 0 0 1.100.6l7.200-4.800a.7.7 0 0 0 0-1.200L5.600 2.600a.7.7 0 0 0-1.100.6z"
          fill="currentColor"
        />
      ) : null}
      {presence === 'away' ? (
        <path d="M9.500 3.100A5 5 0 1 0 12.900 9 4 4 0 0 1 9.500 3.100z" fill="currentColor" />
      ) : null}
      {presence === 'offline' ? (
        <circle cx="8" cy="8" r="3.800" fill="none" stroke="currentColor" strokeWidth="2" />
      ) : null}
    </svg>
  );
}
