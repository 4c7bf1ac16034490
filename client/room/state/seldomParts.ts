/** What stands in the menu, as one piece to load. */
export { ChairForms } from './ChairForms.tsx';
export { MyView } from './MyView.tsx';
