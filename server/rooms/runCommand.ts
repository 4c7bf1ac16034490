/** A person's command, from socket or HTTP alike: read it, take its place in the line, answer with what the person may see. */
import { parseCommand } from '../../shared/rules/commands.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';
import type { CommandEnvelope, Happening } from '../../shared/wire/rt.ts';
import { commitCommand } from './commitCommand.ts';
import { lockMinutes } from './lockMinutes.ts';
import { happeningsSince } from './passOn.ts';
import type { Who } from './Peer.ts';
import type { Room } from './Room.ts';

export type Commanded = { ok: true; happenings: Happening[] } | { ok: false; refusal: Refusal };

export async function runCommand(room: Room, who: Who, envelope: CommandEnvelope): Promise<Commanded> {
  const parsed = parseCommand(envelope.command);
  if (!parsed.ok) return parsed;
  const { command } = parsed;
  return room.line.run(async () => {
    // The same id from another person is another command.
    const commandId = `${who.person}:${envelope.id}`;
    const earlier = room.state.events.length;
    const done =
      command.type === 'lock'
        ? await lockMinutes(room, who, commandId, command)
        : await commitCommand(room, who, commandId, command);
    return done.ok ? { ok: true, happenings: happeningsSince(room, who.person, earlier) } : done;
  });
}
