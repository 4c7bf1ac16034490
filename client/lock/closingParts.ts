/** What the room shows of closing, and its pages, as one piece to load. */
export { ClosingBanner } from './ClosingBanner.tsx';
export { ClosingPages } from './ClosingPages.tsx';
export { LateTray } from './LateTray.tsx';
export { LockedRoom } from './LockedRoom.tsx';
export { TakeOver } from './TakeOver.tsx';
