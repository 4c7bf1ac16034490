/** A browser's requests without the browser: a cookie, an origin, JSON in and out. */
import type { Invited, RealMeeting } from '../browser/realMeeting.ts';

export interface Answered {
  status: number;
  /** The refusal's code; null where there is none. */
  code: string | null;
  body: Record<string, unknown>;
  headers: Headers;
}

export class Caller {
  cookie = '';
  readonly #at: Pick<RealMeeting, 'origin' | 'meeting'>;

  constructor(at: Pick<RealMeeting, 'origin' | 'meeting'>) {
    this.#at = at;
  }

  static async signedIn(at: RealMeeting, invited: Invited | undefined): Promise<Caller> {
    const caller = new Caller(at);
    const answered = await caller.signIn(invitationOf(invited), invited?.code ?? '');
    if (answered.status !== 200) throw new Error(`signing in was answered with ${answered.status}`);
    return caller;
  }

  signIn(invitation: string, code: string): Promise<Answered> {
    return this.#signIn('/api/sign-in', { invitation, code });
  }

  /** By a convenor's own link. */
  convenes(link: string, code: string): Promise<Answered> {
    return this.#signIn('/api/convenors/sign-in', { link: link.split('/').pop() ?? '', code });
  }

  async #signIn(path: string, body: unknown): Promise<Answered> {
    const answered = await this.post(path, body);
    const [cookie] = answered.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    return answered;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answered> {
    return this.#fetch(path, { headers });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.#fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: text,
    });
  }

  /** As a page without script sends it. */
  form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answered> {
    return this.post(path, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    });
  }

  /** A command under an id of its own. */
  command(id: string, command: object): Promise<Answered> {
    return this.post(`/api/meetings/${this.#at.meeting}/commands`, { id, command });
  }

  async #fetch(path: string, init: RequestInit): Promise<Answered> {
    const headers = { ...(init.headers as Record<string, string>), ...(this.cookie && { cookie: this.cookie }) };
    const response = await fetch(`${this.#at.origin}${path}`, { ...init, headers, redirect: 'manual' });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    const body = json ? (JSON.parse(text) as Record<string, unknown>) : { text };
    const code = (body['refusal'] as { code?: string } | undefined)?.code ?? null;
    return { status: response.status, code, body, headers: response.headers };
  }
}

export function invitationOf(invited: Invited | undefined): string {
  return invited?.link.split('/').pop() ?? '';
}
