/** Whoever pressed "Start" wants to write: the caret goes into the first section as soon as it can be written in. */
const EDITOR = '[role="textbox"][contenteditable="true"]';

export function writeFirst(): void {
  const observer = new MutationObserver(look);
  // Who has gone somewhere by themselves meanwhile is left there.
  const stop = (): void => {
    observer.disconnect();
    for (const deed of ['pointerdown', 'keydown']) window.removeEventListener(deed, stop, true);
  };
  function look(): void {
    const editor = document.querySelector<HTMLElement>(EDITOR);
    if (!editor) return;
    stop();
    editor.focus();
  }
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['contenteditable'] });
  for (const deed of ['pointerdown', 'keydown']) window.addEventListener(deed, stop, true);
  look();
}
