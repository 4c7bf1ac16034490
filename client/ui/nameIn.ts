/** The name of a person of this meeting; nothing where they are unknown or hidden from the reader. */
export function nameIn(
  { people }: { people: Readonly<Record<string, { name: string }>> },
  person: string | null,
): string {
  return person === null ? '' : (people[person]?.name ?? '');
}
