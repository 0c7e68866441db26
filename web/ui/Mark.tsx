// The mark of the house: a doorway with its door ajar.
type Props = { label?: string; className?: string };

export function Mark({ label, className = '' }: Props) {
  return (
    <svg
      className={`mark ${className}`}
      viewBox="0 0 32 32"
      role="img"
      aria-label={label}
      aria-hidden={!label}
    >
      <path
        d="M5 29V15a11 11 0 0 1 22 0v14M2 29h28"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <path d="M11 29V16.500a5 5 0 0 1 5-5l5.500 3.200V29z" fill="var(--accent)" />
      <circle cx="18.600" cy="21.500" r="1.300" fill="var(--on-accent)" />
    </svg>
  );
}
