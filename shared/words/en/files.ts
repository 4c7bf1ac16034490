import type { Refusal } from '../../wire/refusals.ts';
import { sentenceOf } from './refusals.ts';

/** Why a file or folder could not be used, for whoever named it on the command line. */
const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder',
  ENOTDIR: 'is not a folder',
  EEXIST: 'is a file and not a folder',
  EACCES: 'may not be used by this user',
  EPERM: 'may not be used by this user',
  ENOTSUP: 'cannot be made there',
  EROFS: 'lies on a disk that is read-only',
  ENOSPC: 'lies on a disk that is full',
  EDQUOT: 'lies on a disk that is full for this user',
  EFBIG: 'would be larger than a file may be here',
  EIO: 'lies on a disk that answers with errors',
  ENAMETOOLONG: 'has too long a name',
};

/** Said after its name; the system's own words where there are none of ours. */
export function whyRefused(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return WHY[code ?? ''] ?? `cannot be used (${message ?? String(error)})`;
}

/** For whoever convenes by a command: no page of theirs is open. */
export function notConvened(refusal: Refusal): string {
  if (refusal.code === 'storage')
    return 'Nothing was convened: the store cannot save at the moment. See whether its disk is full, then convene again.';
  return `Nothing was convened. ${sentenceOf(refusal)}`;
}
