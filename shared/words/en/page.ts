/** Words that stand on every page. */
export const pageWords = {
  service: 'Quorate',
  title: (page: string) => `${page} – Quorate`,
  skips: 'Skip links',
  skipToMain: 'Skip to main content',
  loading: 'Opening the page.',
  notFoundTitle: 'Page not found',
  notFound: 'There is nothing at this address. Use the link in your invitation.',
  noScript: 'This page needs JavaScript. Locked minutes can be read without it.',
  loadFailed: 'The page could not be loaded. Check your connection and load it again.',
  loadAgain: 'Load the page again',
  wrongTitle: 'There is a problem',
  noConnection: 'There is no connection to the server. Check your connection and try again.',
  cannotSay: 'The server could not carry this out. Try again in a moment.',
} as const;
