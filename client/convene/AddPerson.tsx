/** Somebody more, also while the meeting runs: put on the roster by a command, as in the room, and given a way in. */
import { useState, type FormEvent } from 'react';
import type { MeetingId, PersonId } from '../../shared/ids.ts';
import type { InvitedPeople } from '../../shared/wire/convening.ts';
import { INVITED_AS } from '../../shared/wire/conveningChoices.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { ErrorSummary, type Wrong } from '../ui/ErrorSummary.tsx';
import { sentenceFor } from '../wire/api.ts';
import { invitePerson } from '../wire/conveningApi.ts';
import { agencyChoices } from './agencyChoices.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { LineField } from './LineField.tsx';

interface AddPersonProps {
  meeting: MeetingId;
  invited: InvitedPeople;
  /** Makes their way in; answers what went wrong. */
  added: (person: PersonId) => Promise<string | null>;
}

const NEW = 'new';
const EMPTY = {
  name: '',
  job: '',
  organisation: '',
  newName: '',
  agency: '',
  role: 'agencyRepresentative',
  phone: false,
};
/** Nobody is invited to chair a meeting that has a chair; the chair is handed over in the room. */
const ROLES = INVITED_AS.filter((role) => role !== 'chair');

export function AddPerson({ meeting, invited, added }: AddPersonProps) {
  const [form, setForm] = useState(EMPTY);
  const [wrongs, setWrongs] = useState<readonly Wrong[]>([]);
  const [busy, setBusy] = useState(false);
  const change = (changes: Partial<typeof EMPTY>): void => setForm((before) => ({ ...before, ...changes }));
  const wrongAt = (field: string): string | undefined => wrongs.find((wrong) => wrong.field === field)?.sentence;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const found = wrongsIn(form);
    setWrongs(found);
    if (found.length > 0) return;
    setBusy(true);
    const { name, job, role, phone } = form;
    const answered = await invitePerson(meeting, {
      name: name.trim(),
      job: job.trim(),
      organisation: form.organisation === NEW ? { name: form.newName.trim(), agency: form.agency } : form.organisation,
      role,
      device: phone ? 'none' : 'screen',
    });
    const refused = answered.ok ? await added(answered.value) : sentenceFor(answered);
    setBusy(false);
    if (answered.ok) setForm(EMPTY);
    if (refused !== null) setWrongs([{ field: null, sentence: refused }]);
  }

  return (
    <form className="sheet convene" onSubmit={(event) => void submit(event)} noValidate aria-labelledby="add">
      <h2 id="add">{words.addTitle}</h2>
      <ErrorSummary title={pageWords.wrongTitle} wrongs={wrongs} />
      <div className="fields">
        <LineField
          id="add-name"
          label={words.name}
          value={form.name}
          wrong={wrongAt('add-name')}
          change={(name) => change({ name })}
        />
        <LineField id="add-job" label={words.job} value={form.job} change={(job) => change({ job })} />
        <ChoiceField
          id="add-organisation"
          label={words.organisation}
          value={form.organisation}
          wrong={wrongAt('add-organisation')}
          change={(organisation) => change({ organisation })}
          choices={[
            ['', words.chooseAgency],
            ...invited.organisations.map(({ id, name }): [string, string] => [id, name]),
            [NEW, words.newOrganisation],
          ]}
        />
        {form.organisation === NEW ? (
          <>
            <LineField
              id="add-newName"
              label={words.newOrganisationName}
              value={form.newName}
              wrong={wrongAt('add-newName')}
              change={(newName) => change({ newName })}
            />
            <ChoiceField
              id="add-agency"
              label={words.agency}
              value={form.agency}
              wrong={wrongAt('add-agency')}
              change={(agency) => change({ agency })}
              choices={agencyChoices(invited.agencies)}
            />
          </>
        ) : null}
        <ChoiceField
          id="add-role"
          label={words.role}
          value={form.role}
          change={(role) => change({ role })}
          choices={ROLES.map((role): [string, string] => [role, labelOf(role)])}
        />
      </div>
      <label className="choice">
        <input type="checkbox" checked={form.phone} onChange={(event) => change({ phone: event.target.checked })} />
        <span>{words.device}</span>
      </label>
      <button type="submit" aria-disabled={busy}>
        {busy ? words.adding : words.add}
      </button>
    </form>
  );
}

function wrongsIn({ name, organisation, newName, agency }: typeof EMPTY): Wrong[] {
  const wrongs: Wrong[] = [];
  if (name.trim() === '') wrongs.push({ field: 'add-name', sentence: words.enterName });
  if (organisation === '') wrongs.push({ field: 'add-organisation', sentence: words.enterOrganisation });
  if (organisation !== NEW) return wrongs;
  if (newName.trim() === '') wrongs.push({ field: 'add-newName', sentence: words.enterOrganisationName });
  if (agency === '') wrongs.push({ field: 'add-agency', sentence: words.chooseItsAgency });
  return wrongs;
}
