/** Parts of the bar that are needed seldom: they come when the editors stand. */
import { loadedLater } from '../../ui/loadedLater.ts';

export const useSeldom = loadedLater(() => import('./seldomParts.ts'));
