/** Loaded when the first of them is opened. */
export { CommandMenu } from './CommandMenu.tsx';
export { KeyList } from './KeyList.tsx';
