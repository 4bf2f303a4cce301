/** English: what all dialogs and toasts share. */
export const shared = {
  dialogs: {
    typeName: (name: string) => `Type ${name} to go on`,
    otherName: 'This is another name.',
    waits: 'It is done as soon as it is known what it does to others. Change something to take it back.',
  },
  toasts: {
    show: 'Show the operation',
    ended: { succeeded: 'Done.', failed: 'It failed.', cancelled: 'It was cancelled.' },
  },
  chart: {
    view: (title: string) => `${title}: show as`,
    chart: 'Chart',
    table: 'Table',
    time: 'Time',
    unknown: '–',
  },
} as const;
