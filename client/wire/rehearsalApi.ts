/** What a rehearsal's server offers beside the meeting: scripts, a start, its pace. */
import type { MeetingId } from '../../shared/ids.ts';
import type { OfferedScript, RehearsalState, SetPace, StartRehearsal } from '../../shared/wire/rehearsal.ts';
import { ask, get, recognised, type Answered } from './api.ts';

export function startRehearsal(asked: StartRehearsal): Promise<Answered<{ meeting: MeetingId }>> {
  return recognised(ask('/api/rehearsal/start', asked), 'meeting');
}

export function readScripts(): Promise<Answered<{ scripts: OfferedScript[] }>> {
  return recognised(get('/api/rehearsal'), 'scripts');
}

export function readRehearsal(): Promise<Answered<RehearsalState>> {
  return recognised(get('/api/rehearsal/state'), 'pace');
}

export function setPace(asked: SetPace): Promise<Answered<RehearsalState>> {
  return recognised(ask('/api/rehearsal/pace', asked), 'pace');
}
