/** Every command of the command line, in the order a newcomer meets them. */
import { convene } from './convene.ts';
import { convenor } from './convenor.ts';
import { exportRecord } from './exportRecord.ts';
import { rehearse } from './rehearse.ts';
import { replay } from './replay.ts';
import { serve } from './serve.ts';
import { setup } from './setup.ts';
import { start } from './start.ts';

export interface CliCommand {
  name: string;
  synopsis: string;
  summary: string;
  help: readonly string[];
  /** Resolves to the exit code; throws CliError for what the person can mend. */
  run(args: string[]): Promise<number>;
}

export const COMMANDS: readonly CliCommand[] = [start, serve, setup, convenor, convene, rehearse, exportRecord, replay];
