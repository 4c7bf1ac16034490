/**
 * The record's page works without this. With it a form is sent while the page stays: what cannot be sent is told beside the
 * button and stays typed, nothing that stands elsewhere on the page is lost, and nobody's place moves.
 */
const PLACES = ['since', 'addenda'];

document.addEventListener('submit', (event) => {
  const { target: form } = event;
  if (!(form instanceof HTMLFormElement)) return;
  event.preventDefault();
  if (form.dataset['busy'] === undefined) void send(form);
});

async function send(form: HTMLFormElement): Promise<void> {
  form.dataset['busy'] = '';
  tell(form, '');
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  try {
    const answered = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answered.text(), 'text/html');
    if (answered.ok) show(page, form);
    else tell(form, (page.getElementById('why') ?? page.querySelector('main'))?.textContent ?? '');
  } catch {
    tell(form, document.getElementById('for-you')?.dataset['offline'] ?? '');
  }
  delete form.dataset['busy'];
}

function tell(form: HTMLFormElement, sentence: string): void {
  const place = form.querySelector('.no');
  if (place) place.textContent = sentence;
}

/** What was done, drawn in; what is half filled in elsewhere stays the very element that it is, with what was typed. */
function show(page: Document, sent: HTMLFormElement): void {
  const section = sent.closest('section');
  const at = document.activeElement;
  const kept = new Map([...document.forms].filter((form) => form !== sent).map((form) => [keyOf(form), form]));
  for (const fresh of page.forms) {
    const old = kept.get(keyOf(fresh));
    if (old) foldOf(fresh).replaceWith(foldOf(old));
  }
  for (const id of PLACES) replace(document.getElementById(id), page.getElementById(id));
  for (const items of page.querySelectorAll('.items')) {
    const here = document.getElementById(items.closest('section')?.id ?? '');
    replace(here?.querySelector('h2'), items.closest('section')?.querySelector('h2'));
    replace(here?.querySelector('.items'), items);
  }
  const told = section?.querySelector('.told');
  if (told) told.textContent = page.querySelector('.told:not(:empty)')?.textContent ?? '';
  if (at instanceof HTMLElement && at.isConnected && at !== document.body) return at.focus({ preventScroll: true });
  // The pressed button is gone with what was done: on with the same form where it is still there, else with the heading.
  const again = [...document.forms].find((form) => keyOf(form) === keyOf(sent));
  (again?.closest('details')?.querySelector('summary') ?? section?.querySelector('h2'))?.focus();
}

function replace(old: Element | null | undefined, fresh: Element | null | undefined): void {
  if (old && fresh) old.replaceWith(fresh);
}

/** What a form is opened by, where it is folded away. */
function foldOf(form: HTMLFormElement): Element {
  return form.closest('details') ?? form;
}

/** What a form is about: its hidden fields, but for what changes with every deed. */
function keyOf(form: HTMLFormElement): string {
  const hidden = form.querySelectorAll<HTMLInputElement>('input[type=hidden]:not([name=seen])');
  return [...hidden].map(({ value }) => value).join('\n');
}
