/** What stands in the menu and behind the save state, as one piece to load. */
export { ChairForms } from './ChairForms.tsx';
export { ConnectionDetails } from './ConnectionDetails.tsx';
export { MyView } from './MyView.tsx';
