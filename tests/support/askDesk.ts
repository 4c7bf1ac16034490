import { inject } from 'vitest';
import type { Answer, DeskAnswers } from './services.ts';

/** Asks the desk of services.ts, which starts the service on the first request of the run. */
export async function askDesk<Name extends keyof DeskAnswers>(name: Name): Promise<Answer<Name>> {
  const response = await fetch(`${inject('serviceDesk')}/${name}`);
  return (await response.json()) as Answer<Name>;
}

/** The same where the suite runs only if the service is there: missing is an error. */
export async function needFromDesk<Name extends keyof DeskAnswers>(name: Name): Promise<DeskAnswers[Name]> {
  const answer = await askDesk(name);
  if ('missing' in answer) throw new Error(answer.missing);
  return answer;
}
