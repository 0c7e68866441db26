// The shape of a member's page before it is there.
import { Bone, BooksSkeleton, LinesSkeleton, Loading } from '../../ui/Skeleton.tsx';

export function ProfileSkeleton() {
  return (
    <>
      <Loading>
        <div className="me-top">
          <Bone className="me-art" />
          <div className="me-head">
            <span className="me-face">
              <Bone className="size-full rounded-full" />
            </span>
            <div className="me-names">
              <Bone className="h-7 w-48" />
              <Bone className="mt-3 h-4 w-72 max-w-full" />
            </div>
          </div>
        </div>
      </Loading>
      <div className="me-cols">
        <div className="me-main">
          <BooksSkeleton count={6} />
          <LinesSkeleton count={4} />
        </div>
        <div className="me-side">
          <Bone className="h-24" />
          <Bone className="h-32" />
        </div>
      </div>
    </>
  );
}
