/** Why the server did not carry something out, where it was asked; spoken once when it appears. */
export function Refusal({ sentence }: { sentence: string | null }) {
  return <div role="alert">{sentence === null ? null : <p className="wrong">{sentence}</p>}</div>;
}
