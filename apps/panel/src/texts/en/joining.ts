const times = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** English: nodes that ask to join by a command, and what is compared before they may. */
export const joining = {
  asking: {
    ways: 'How the machine joins',
    byKey: 'Paste its key',
    byCommand: 'Run a command',
    commandWhy:
      'For machines without a browser, or when copying from them is awkward: run one command there as root, then compare the fingerprint here and approve.',
    make: 'Make a command',
    makeAnother: 'Make another command',
    command: 'Join command',
    copy: 'Copy',
    copied: 'Copied',
    once: (span: string) => `Good for one machine, for ${span} more. It is shown only now.`,
    over: 'Its time is over. Make another one.',
    picture: 'Show it as a QR code',
    pictureLabel: 'The join command as a QR code',
    pictureWhy:
      'For a phone or a console server that types it into the machine for you. Whoever sees the picture can read the token.',
    pinned: 'The machine sends its token to nobody but this manager: the command names the manager’s certificate.',
    waiting: 'As soon as it was run, the machine appears below.',
    title: (count: number) => `${times(count, 'machine waits', 'machines wait')} for approval`,
    table: 'Machines that asked to join',
    host: 'Host name',
    from: 'Asked from',
    fingerprint: 'Fingerprint',
    invited: 'Command made by',
    until: 'Expires',
    in: (span: string) => `in ${span}`,
    review: 'Review',
    deny: 'Deny',
    denyTitle: (name: string) => `Deny ${name}?`,
    denyWhy: 'The request is forgotten and the machine stays as it is. It can ask again with a new command.',
    denied: (name: string) => `${name} was denied`,
    reviewTitle: (name: string) => `${name} asks to join`,
    compare: 'Compare the fingerprint before you approve',
    compareWhy:
      'The command printed it on the machine. If it is another one, somebody else answered: deny it. A fingerprint is no secret. To see it again, run this on the machine:',
    same: 'The fingerprints are the same',
    waitsForSame: 'Compare the fingerprints first.',
    approve: (name: string) => `Approve ‘${name}’`,
    ended: {
      approved: 'This request was approved already.',
      expired: 'This request has expired. Make another command and run it on the machine.',
    },
    toNodes: 'Back to the nodes',
    mend: 'Copy the command',
  },
} as const;
