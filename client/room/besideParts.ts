/** What stands beside the minutes, as one piece to load. */
export { Family } from './people/Family.tsx';
export { OthersPanel } from './others/OthersPanel.tsx';
export { PeoplePanel } from './people/PeoplePanel.tsx';
