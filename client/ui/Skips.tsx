export interface Skip {
  to: string;
  label: string;
}

/** The first thing that Tab reaches: ways past everything that repeats. */
export function Skips({ label, skips }: { label: string; skips: readonly Skip[] }) {
  return (
    <nav className="skip" aria-label={label}>
      {skips.map(({ to, label: text }) => (
        <a key={to} href={`#${to}`}>
          {text}
        </a>
      ))}
    </nav>
  );
}
