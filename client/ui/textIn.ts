/** What was typed into a form's field, without the spaces around it; empty where there is no such field. */
export function textIn(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
