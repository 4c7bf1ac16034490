/**
 * Why something is locked without: typed at the first step, asked for again at the last one where it is not there. It
 * lives as long as this page does and is sent with the lock; nothing is stored on the device.
 */
const typed = new Map<string, string>();

export function typedReason(gate: string): string {
  return typed.get(gate) ?? '';
}

export function typeReason(gate: string, reason: string): void {
  typed.set(gate, reason);
}
