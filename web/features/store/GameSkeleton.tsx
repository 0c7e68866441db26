// The shape of a game's page while it is on its way.
import { Bone, Loading } from '../../ui/Skeleton.tsx';

export function GameSkeleton() {
  return (
    <Loading>
      <div className="game-top">
        <div className="art skeleton" />
        <div className="game-head">
          <Bone className="cover" />
          <div className="game-names">
            <Bone className="h-11 w-2/3" />
            <Bone className="no-phone h-4 w-4/5" />
            <Bone className="h-4 w-1/3" />
          </div>
        </div>
      </div>
      <div className="game-cols">
        <div>
          <Bone className="h-9 w-full" />
          <Bone className="media-big mt-4" />
        </div>
        <aside className="stack">
          <div className="buy">
            <Bone className="h-11 w-full" />
            <Bone className="h-4 w-2/3" />
            <Bone className="h-11 w-full" />
          </div>
        </aside>
      </div>
    </Loading>
  );
}
