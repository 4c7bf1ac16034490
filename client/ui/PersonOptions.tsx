/** People to choose one of, by name. */
export function PersonOptions({ people }: { people: readonly { id: string; name: string }[] }) {
  return people.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
