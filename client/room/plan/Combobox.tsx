/**
 * A text field with a list under it (WAI-ARIA combobox): letters filter, Up and Down choose, Enter takes what is chosen
 * or else what was typed, Esc closes the list and then gives up. Tab always leaves. What is typed stays until it is
 * taken or given up, whatever anybody else does.
 */
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a datalist shows no second line and says nothing of what is chosen */
import { useId, useState, type KeyboardEvent } from 'react';

export interface ComboboxOption {
  key: string;
  label: string;
  more?: string;
}

export interface ComboboxProps {
  id: string;
  label: string;
  /** Which action and which of its fields, so that focus can go to the same field of another one. */
  row: string;
  field: 'owner' | 'due';
  /** null: nothing is typed, `shown` stands in the field. */
  typed: string | null;
  shown: string;
  options: readonly ComboboxOption[];
  wrong: boolean;
  describedBy: string;
  type: (text: string) => void;
  choose: (key: string) => void;
  /** Enter with nothing chosen in the list. */
  enter: () => void;
  giveUp: () => void;
}

export function Combobox(props: ComboboxProps) {
  const { id, label, row, field, typed, shown, options, wrong, describedBy } = props;
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const isOpen = open && options.length > 0;
  const current = active !== null && active < options.length ? active : null;

  function close(): void {
    setOpen(false);
    setActive(null);
  }

  function step(by: 1 | -1): void {
    setOpen(true);
    const from = current ?? (by === 1 ? -1 : options.length);
    setActive((from + by + options.length) % Math.max(1, options.length));
  }

  function pressed(event: KeyboardEvent): void {
    // A composing input method uses these keys itself.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter') {
      const chosen = isOpen && current !== null ? options[current] : undefined;
      close();
      if (chosen) props.choose(chosen.key);
      else props.enter();
    } else if (event.key === 'Escape' && (isOpen || typed !== null)) {
      if (isOpen) close();
      else props.giveUp();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="combobox">
      <input
        id={id}
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && current !== null ? `${listId}-${current}` : undefined}
        aria-describedby={describedBy}
        aria-invalid={wrong ? true : undefined}
        data-row={row}
        data-field={field}
        autoComplete="off"
        spellCheck={false}
        translate="no"
        value={typed ?? shown}
        onChange={(event) => {
          setOpen(true);
          setActive(null);
          props.type(event.target.value);
        }}
        onKeyDown={pressed}
        onFocus={(event) => event.target.select()}
        onClick={() => setOpen(true)}
        onBlur={close}
      />
      {isOpen ? (
        <div className="options" id={listId} role="listbox" aria-label={label}>
          {options.map((option, index) => (
            // The keyboard is the field's: the list itself is never focused.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={option.key}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === current}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => {
                close();
                props.choose(option.key);
              }}
            >
              <span>{option.label}</span>
              {option.more ? <span className="meta">{option.more}</span> : null}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
