/** What stands beside the minutes, as one piece to load. */
export { OthersPanel } from './others/OthersPanel.tsx';
export { PeoplePanel } from './people/PeoplePanel.tsx';
