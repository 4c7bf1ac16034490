/** A picture beside words, never instead of them. */
import './icons.css';

export type IconName = 'saved' | 'offline' | 'warning' | 'clock' | 'people' | 'lock' | 'done' | 'menu' | 'history';

export function Icon({ name }: { name: IconName }) {
  return <span className={`icon icon-${name}`} aria-hidden="true" />;
}
