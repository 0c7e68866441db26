// How much of a long job is done.

/** @param props.share from 0 to 1. */
export function Progress({ label, share }: { label: string; share: number }) {
  const percent = Math.round(share * 100);
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span className="rail-bar">
        <i style={{ width: `${percent}%` }} />
      </span>
    </div>
  );
}
