// Skeletons: the exact shape of what comes. They keep their room at once and become visible after 150 ms.
import { useTranslations } from 'use-intl/react';

type BoneProps = { className?: string };

/** One grey piece; its size comes from the classes. */
export function Bone({ className = '' }: BoneProps) {
  return <div className={`skeleton ${className}`} />;
}

/** Holds bones and tells readers once that something is coming. */
export function Loading({ children, className }: { children: React.ReactNode; className?: string }) {
  const t = useTranslations('ui');
  return (
    <div className={className} aria-busy="true">
      <span className="sr" role="status">
        {t('loading')}
      </span>
      {children}
    </div>
  );
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A shelf (or with `wall` a wall) of `count` books. */
export function BooksSkeleton({ count, wall = false }: { count: number; wall?: boolean }) {
  return (
    <Loading>
      <div className={wall ? 'wall' : 'shelf'}>
        {numbers(count).map((number) => (
          <div className="book" key={number}>
            <Bone className="cover" />
            <span className="ledge" aria-hidden="true" />
            <Bone className="my-1 h-3 w-4/5" />
            <Bone className="my-2 h-3 w-1/2" />
          </div>
        ))}
      </div>
    </Loading>
  );
}

/** Result rows, as high as the real ones. */
export function RowsSkeleton({ count }: { count: number }) {
  return (
    <Loading>
      <div className="results">
        {numbers(count).map((number) => (
          <div className="result" key={number}>
            <Bone className="cover" />
            <div className="grow grid gap-2">
              <Bone className="h-3 w-2/5" />
              <Bone className="h-3 w-3/5" />
            </div>
            <Bone className="h-3 w-full no-phone" />
            <Bone className="h-3 w-full no-phone" />
            <Bone className="h-4 w-4" />
          </div>
        ))}
      </div>
    </Loading>
  );
}

/** Dense lines with a face: people, conversations. */
export function LinesSkeleton({ count }: { count: number }) {
  return (
    <Loading>
      {numbers(count).map((number) => (
        <div className="line" key={number}>
          <Bone className="size-8 shrink-0 rounded-full" />
          <div className="grow grid gap-2">
            <Bone className="h-3 w-1/2" />
            <Bone className="h-2 w-4/5" />
          </div>
        </div>
      ))}
    </Loading>
  );
}

/** Rooms as tiles. */
export function TilesSkeleton({ count }: { count: number }) {
  return (
    <Loading className="tiles">
      {numbers(count).map((number) => (
        <div className="tile" key={number}>
          <div className="row">
            <Bone className="size-9 shrink-0" />
            <div className="grow grid gap-2">
              <Bone className="h-3 w-1/2" />
              <Bone className="h-3 w-1/3" />
            </div>
          </div>
          <Bone className="h-3 w-4/5" />
        </div>
      ))}
    </Loading>
  );
}
