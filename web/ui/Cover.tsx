// Pictures of games in the widths the server draws: covers, wide pictures, pictures from the game.
import type { ComponentProps } from 'react';

const coverWidths = [96, 200, 300, 400, 600] as const;
const wideWidths = [640, 1280] as const;

type Common = Omit<ComponentProps<'img'>, 'src' | 'srcSet' | 'width' | 'height'> & {
  slug: string;
  /** How wide it stands on the page, in the words of the `sizes` attribute. */
  sizes: string;
  /** Above the fold: fetched at once and first. */
  eager?: boolean;
};

function loading(eager: boolean) {
  return eager
    ? ({ loading: 'eager', fetchPriority: 'high' } as const)
    : ({ loading: 'lazy', decoding: 'async' } as const);
}

/** A 3:4 cover. `alt` is empty where the title stands beside it. */
export function Cover({ slug, sizes, eager = false, className = '', alt = '', ...rest }: Common) {
  const base = `/art/covers/${slug}`;
  return (
    <img
      {...rest}
      {...loading(eager)}
      className={`cover ${className}`}
      src={`${base}.300.webp`}
      srcSet={coverWidths.map((width) => `${base}.${width}.webp ${width}w`).join(', ')}
      sizes={sizes}
      width={600}
      height={800}
      alt={alt}
    />
  );
}

/** The 2:1 picture without the title, for the marquee and the top of a game's page. */
export function WidePicture({ slug, sizes, eager = false, alt = '', ...rest }: Common) {
  const base = `/art/wide/${slug}`;
  return (
    <img
      {...rest}
      {...loading(eager)}
      src={`${base}.640.webp`}
      srcSet={wideWidths.map((width) => `${base}.${width}.webp ${width}w`).join(', ')}
      sizes={sizes}
      width={1280}
      height={640}
      alt={alt}
    />
  );
}

type Inside = { slug: string; number: number; upload: string | null };

/** Where a picture from inside the game is, but for its width and ending. */
const shotBase = ({ slug, number, upload }: Inside) =>
  upload === null ? `/art/shots/${slug}.${number}` : `/uploads/games/${upload}`;

/** Where the largest one is. */
export const shotAddress = (shot: Inside) => `${shotBase(shot)}.1280.webp`;

/** A picture from inside the game, by its number. */
export function Shot({
  slug,
  number,
  upload,
  width,
  height,
  sizes,
  eager = false,
  alt = '',
  ...rest
}: Common & Inside & { width: number; height: number }) {
  const base = shotBase({ slug, number, upload });
  return (
    <img
      {...rest}
      {...loading(eager)}
      src={`${base}.640.webp`}
      srcSet={wideWidths.map((each) => `${base}.${each}.webp ${each}w`).join(', ')}
      sizes={sizes}
      width={width}
      height={height}
      alt={alt}
    />
  );
}
