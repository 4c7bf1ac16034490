/** Words that stand on every page. A sentence that is spoken without being asked has at most so many letters. */
const LONGEST = 120;

/** Who did what, people grouped; a crowd is a number. */
function digest(news: readonly { who: string; did: string }[]): string {
  const people = [...new Set(news.map(({ who }) => who))];
  const deeds = people.map((who) => `${who} ${and(news.filter((one) => one.who === who).map(({ did }) => did))}.`);
  const sentence = deeds.join(' ');
  if (people.length <= 3 && sentence.length <= LONGEST) return sentence;
  return `${people.length} ${people.length === 1 ? 'person' : 'people'} made changes.`;
}

function and(parts: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts);
}

export const pageWords = {
  service: 'Quorate',
  title: (page: string, rehearsal = false) => `${rehearsal ? 'REHEARSAL: ' : ''}${page} – Quorate`,
  skips: 'Skip links',
  skipToMain: 'Skip to main content',
  loading: 'Opening the page.',
  notFoundTitle: 'Page not found',
  notFound: 'There is nothing at this address. Use the link in your invitation.',
  noScript: 'This page needs JavaScript. Locked minutes can be read without it.',
  loadFailed: 'The page could not be loaded. Check your connection and load it again.',
  loadAgain: 'Load the page again',
  wrongTitle: 'There is a problem',
  errorTitle: (page: string) => `Error: ${page}`,
  noConnection: 'There is no connection to the server. Check your connection and try again.',
  close: 'Close',
  digest,
  cannotSay: 'The server could not carry this out. Try again in a moment.',
} as const;
