/** One person's way in, as text to read out or copy: the link, the code, and a lock code where they may lock. */
import { useState } from 'react';
import type { DoorKey } from '../../shared/wire/convening.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { say } from '../ui/Announcer.tsx';
import { copyText } from '../ui/copyText.ts';

export function DoorKeyCard({ doorKey }: { doorKey: DoorKey }) {
  const { name, code, lockCode } = doorKey;
  return (
    <div className="doorKey">
      <Line name={words.link} value={linkOf(doorKey)} label={words.copyLink(name)} short={words.copyLinkShort} />
      <Line name={words.code} value={code} label={words.copyCode(name)} short={words.copyCodeShort} />
      {lockCode === null ? null : (
        <Line name={words.lockCode} value={lockCode} label={words.copyLockCode(name)} short={words.copyLockCodeShort} />
      )}
    </div>
  );
}

interface LineProps {
  name: string;
  value: string;
  label: string;
  short: string;
}

function Line({ name, value, label, short }: LineProps) {
  const [copied, setCopied] = useState(false);
  return (
    <>
      <span className="name">{name}</span>
      <span className="value" translate="no">
        {value}
      </span>
      <button
        type="button"
        className="quiet"
        aria-label={label}
        onClick={() =>
          void copyText(value).then((done) => {
            setCopied(done);
            say(done ? words.copied(name) : words.copyFailed);
          })
        }
      >
        {copied ? words.copied(name) : short}
      </button>
    </>
  );
}

export function keyAsText(doorKey: DoorKey): string {
  const { name, organisation, role, code, lockCode } = doorKey;
  return [
    words.list.person(name, organisation, labelOf(role)),
    words.list.link(linkOf(doorKey)),
    words.list.code(code),
    ...(lockCode === null ? [] : [words.list.lockCode(lockCode)]),
  ].join('\n');
}

function linkOf({ invitation }: DoorKey): string {
  return `${location.origin}/i/${invitation}`;
}
