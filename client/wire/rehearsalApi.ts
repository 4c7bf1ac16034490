/** What a rehearsal's server offers beside the meeting: scripts, a start, its pace. */
import type { MeetingId } from '../../shared/ids.ts';
import type { OfferedScript, RehearsalState, SetPace, StartRehearsal } from '../../shared/wire/rehearsal.ts';
import { ask, fetched, type Answered } from './api.ts';

export function startRehearsal(asked: StartRehearsal): Promise<Answered<{ meeting: MeetingId }>> {
  return read(ask('/api/rehearsal/start', asked), 'meeting');
}

export function readScripts(): Promise<Answered<{ scripts: OfferedScript[] }>> {
  return read(fetched('/api/rehearsal', { headers: { accept: 'application/json' } }), 'scripts');
}

export function readRehearsal(): Promise<Answered<RehearsalState>> {
  return read(fetched('/api/rehearsal/state', { headers: { accept: 'application/json' } }), 'pace');
}

export function setPace(asked: SetPace): Promise<Answered<RehearsalState>> {
  return read(ask('/api/rehearsal/pace', asked), 'pace');
}

/** JSON of our own server, recognised by a field that it always has. */
async function read<T>(answer: Promise<Answered<unknown>>, field: keyof T & string): Promise<Answered<T>> {
  const answered = await answer;
  if (!answered.ok) return answered;
  const { value } = answered;
  if (typeof value !== 'object' || value === null || !(field in value))
    return { ok: false, code: 'malformed', sentence: null };
  return { ok: true, value: value as T };
}
