/** The page behind a personal invitation. Nothing on it says whose meeting it is or what about. */
export const homeWords = {
  title: 'Join the meeting',
  intro: 'This link is for you only. Enter the code that came with it.',
  code: 'Your code',
  codeHint: '8 letters and digits. Capitals and spaces do not matter.',
  enterCode: 'Enter your code',
  codeLength: 'The code has 8 letters and digits. Check it and enter it again.',
  signIn: 'Sign in',
  signingIn: 'Signing in …',
  help: 'If the code does not work, ask the person who invited you for a new one.',
  brokenLink: 'This link is not complete. Open it again from your invitation, whole.',
  signedOutTitle: 'Sign in to this meeting',
  signedOut:
    'You are not signed in, or your session has ended. Open your personal invitation link and enter your code.',
} as const;
