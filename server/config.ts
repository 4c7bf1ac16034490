/** What whoever starts the server may choose. Parsed once, from flags and environment; secrets have no defaults. */
import type { KnownClock } from '../shared/clock.ts';
import { isText } from '../shared/document/schema.ts';

export interface Config {
  port: number;
  /** Localhost unless told otherwise: a server that others can reach needs TLS in front of it. */
  host: string;
  /** Folder of the embedded store; also where the built-in rehearsal keeps its own. */
  data: string;
  /** Instance keys: outside the data folder and its backups. */
  keys: string;
  /** Connection string of PostgreSQL; null: the embedded store. */
  postgres: string | null;
  /** Connection string of Redis for several nodes; null: one node. */
  redis: string | null;
  /** Where people's browsers find us, for links and the exact Origin check; null: http://localhost:port. */
  origin: string | null;
  /** The built pages; null: those beside the program. */
  pages: string | null;
  /** What the operator knows of this machine's clock (C21). */
  knownClock: KnownClock;
  /** A rehearsal's server says so in every origin, title and copy (C33). */
  rehearsal: boolean;
}

export interface Flags {
  port?: string | undefined;
  host?: string | undefined;
  data?: string | undefined;
  keys?: string | undefined;
  origin?: string | undefined;
  pages?: string | undefined;
  rehearsal?: boolean | undefined;
}

const DEFAULT_PORT = 8080;

/** Throws an Error whose message is one sentence for whoever typed the command. */
export function readConfig(flags: Flags, environment: Readonly<Record<string, string | undefined>>): Config {
  const data = readPath('data folder', '--data', flags.data ?? environment['QUORATE_DATA'] ?? 'data');
  const keys = flags.keys ?? environment['QUORATE_KEYS'] ?? `${data.replace(/\/+$/, '')}.keys`;
  return {
    port: readPort(flags.port ?? environment['QUORATE_PORT']),
    host: flags.host ?? environment['QUORATE_HOST'] ?? '127.0.0.1',
    data,
    keys: readPath('key file', '--keys', keys),
    postgres: readAddress('QUORATE_POSTGRES', /^postgres(ql)?:\/\//, environment),
    redis: readAddress('QUORATE_REDIS', /^rediss?:\/\//, environment),
    origin: readOrigin(flags.origin ?? environment['QUORATE_ORIGIN']),
    pages: flags.pages ?? null,
    knownClock: readKnownClock(environment),
    rehearsal: flags.rehearsal ?? false,
  };
}

const LONGEST_SOURCE = 120;
const HOUR_MS = 60 * 60_000;

/** Stands in every record, so it is a line of text and a figure, or it is not known. */
function readKnownClock(environment: Readonly<Record<string, string | undefined>>): KnownClock {
  const source = environment['QUORATE_CLOCK_SOURCE']?.trim() ?? '';
  const error = environment['QUORATE_CLOCK_ERROR_MS']?.trim() ?? '';
  if (source.length > LONGEST_SOURCE || !isText(source) || source.includes('\n'))
    throw new Error(`QUORATE_CLOCK_SOURCE is one line of at most ${LONGEST_SOURCE} letters.`);
  if (error !== '' && (!/^\d+$/.test(error) || Number(error) > HOUR_MS))
    throw new Error('QUORATE_CLOCK_ERROR_MS is a whole number of milliseconds, an hour at most.');
  return { source: source === '' ? null : source, errorMs: error === '' ? null : Number(error) };
}

/** An empty one, as an unset variable of a shell leaves it, would be the folder that the command was typed in. */
function readPath(what: string, flag: string, path: string): string {
  if (path.trim() === '') throw new Error(`The ${what} has no name. Give one with ${flag}.`);
  return path;
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`"${text}" is not a port. Give a number from 0 (any free port) to 65535.`);
  }
  return port;
}

/** Never repeats what was given: it may hold a password. */
function readAddress(
  name: string,
  form: RegExp,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const address = environment[name] ?? null;
  if (address === null || (form.test(address) && URL.canParse(address))) return address;
  throw new Error(`${name} is not an address such as ${name === 'QUORATE_REDIS' ? 'redis' : 'postgres'}://host:port.`);
}

function readOrigin(text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    const { origin } = new URL(text);
    if (origin === text) return origin;
  } catch {
    // falls through to the sentence
  }
  throw new Error(
    `"${text}" is not an origin. Give scheme, host and port only, for example https://meetings.example.gov.uk.`,
  );
}
