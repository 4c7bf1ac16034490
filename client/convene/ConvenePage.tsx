/** The full form: four groups on one page, wrong fields told on top and beside, nothing lost on a refusal. */
import { useState, type FormEvent } from 'react';
import type { ConvenedMeeting, Home } from '../../shared/wire/convening.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { ErrorSummary, type Wrong } from '../ui/ErrorSummary.tsx';
import { sentenceFor, textOf } from '../wire/api.ts';
import { convene } from '../wire/conveningApi.ts';
import { Intention } from '../wire/Intention.ts';
import { ConvenorPage } from './ConvenorPage.tsx';
import { FamilyGroup } from './FamilyGroup.tsx';
import type { GroupProps } from './GroupProps.ts';
import { emptyForm, fieldOfPath, readForm } from './meetingForm.ts';
import { PeopleGroup } from './PeopleGroup.tsx';
import { useFormPage } from './useFormPage.ts';
import { WhatGroup } from './WhatGroup.tsx';
import { WhenGroup } from './WhenGroup.tsx';

export const title = words.title;

interface ConvenePageProps {
  /** Shows the ways into a meeting that was convened just now, in the place of this page. */
  showKeys: (convened: ConvenedMeeting) => void;
}

export function ConvenePage({ showKeys }: ConvenePageProps) {
  return <ConvenorPage title={title}>{(home) => <Form home={home} showKeys={showKeys} />}</ConvenorPage>;
}

function Form({ home, showKeys }: ConvenePageProps & { home: Home }) {
  const [form, setForm] = useState(() => emptyForm(home));
  const [filled, setFilled] = useState(false);
  const [wrongs, setWrongs] = useState<readonly Wrong[]>([]);
  const [busy, setBusy] = useState(false);
  const [intention] = useState(() => new Intention());
  useFormPage(title, home.rehearsal, { filled, wrong: wrongs.length > 0 });

  const groups: GroupProps = {
    form,
    home,
    change: (changes) => {
      setFilled(true);
      setForm((before) => ({ ...before, ...changes }));
    },
    wrongAt: (field) => wrongs.find((wrong) => wrong.field === field)?.sentence,
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const { asked, wrongs: found } = readForm(form);
    setWrongs(found);
    if (found.length > 0) return;
    setBusy(true);
    const answered = await convene(asked, intention.idFor(asked));
    if (answered.ok) return showKeys(answered.value);
    setBusy(false);
    const path = textOf(answered, 'field');
    setWrongs([{ field: path === null ? null : fieldOfPath(path, form), sentence: sentenceFor(answered) }]);
  }

  return (
    <form className="convene" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary title={pageWords.wrongTitle} wrongs={wrongs} />
      <p>
        {words.intro} {words.leaves}
      </p>
      <WhatGroup {...groups} />
      <WhenGroup {...groups} />
      <PeopleGroup {...groups} />
      <FamilyGroup {...groups} />
      <button type="submit" aria-disabled={busy}>
        {busy ? words.sending : words.send}
      </button>
    </form>
  );
}
