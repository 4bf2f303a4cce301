const list = (names: readonly string[]): string => {
  const most = 6;
  return names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
};

/** English: how changes are made, tried, collected, drained and taken back. */
export const changes = {
  changes: {
    collect: 'Add to the pending changes',
    collected: 'Added to the pending changes',
    collectedWhy: 'Nothing was applied. Review them in the bar above.',
    insist: 'Do it all the same',
    within: 'Roll back by itself unless confirmed',
    withinHelp: 'For changes that could cut you off: without your confirmation all is as before.',
    withinChoices: { 0: 'No', 60: 'Within 1 minute', 300: 'Within 5 minutes', 900: 'Within 15 minutes' },
  },
  plan: {
    on: (machine: string) => `On ${machine}`,
    nothing: 'No machine has to do anything.',
    impact: 'What it does to others',
    connections: (count: number) =>
      count === 0 ? 'No connection lives there now.' : `${count} connections live there now.`,
    gone: (names: readonly string[]) => `Nobody answers any more for ${list(names)}.`,
    losing: (names: readonly string[]) => `No new connections for ${list(names)}.`,
    harmless: 'No server loses traffic.',
    copy: (label: string) => `Copy: ${label}`,
    copied: 'Copied',
  },
  bulk: {
    confirm: 'Please confirm the following action',
    deletionOf: 'Confirm deletion of services:',
    word: 'delete',
    delete: (count: number) => (count === 1 ? 'Delete 1 service' : `Delete ${count} services`),
    edit: (count: number) => (count === 1 ? 'Edit 1 service' : `Edit ${count} services`),
    editAbout: 'All of them are changed in one operation, or none. What you leave stays as it is.',
    save: 'Save',
    keep: 'Leave as it is',
    use: 'Use',
    uses: [
      ['true', 'In use'],
      ['false', 'Not in use'],
    ],
    persistence: [
      ['0', 'Off'],
      ['300', '5 minutes'],
      ['1800', '30 minutes'],
      ['3600', '1 hour'],
    ],
  },
  drains: {
    title: (name: string) => `Drain ${name}`,
    about: 'No new clients go there; it is empty when the last connection has ended.',
    begin: 'Begin the drain',
    insist: 'Drain though the rest may not carry it',
    mode: 'How',
    modes: { graceful: 'Graceful', firm: 'Firm', immediate: 'Immediate' },
    modesHelp: {
      graceful: 'Clients that are pinned by persistence come back until that runs out. Nobody notices anything.',
      firm: 'Pinned clients go elsewhere with their next connection. Log-ins may be lost, transfers are not.',
      immediate: 'Connections are cut at once. For servers that do harm.',
    },
    deadline: 'At most',
    noDeadline: 'As long as it takes',
    onDeadline: 'When the time is over',
    onDeadlines: {
      'give-up': 'Stay drained and raise an alarm',
      force: 'Get firmer, then cut',
      stop: 'Go back into service',
    },
    lives: (connections: number, pinned: number) => `${connections} connections, ${pinned} pinned clients`,
    forecast: (time: string) => `empty in about ${time}`,
    noForecast: 'how long cannot be told yet',
    by: (user: string, mode: string) => `${mode}, begun by ${user}`,
    emptyOf: (empty: number, all: number) => `${empty} of ${all} empty`,
    actions: { release: 'Back into service', cancel: 'Cancel the drain', firm: 'Make it firm' },
    releaseLater: 'It can come back once it is empty; cancel to bring it back now.',
    states: {
      waiting: 'Waiting',
      draining: 'Draining',
      drained: 'Empty',
      'given-up': 'Not empty in time',
      returning: 'Coming back',
      stopping: 'Stopping',
      cancelling: 'Being cancelled',
      finished: 'Finished',
      stopped: 'Stopped',
      cancelled: 'Cancelled',
    },
    serverStates: {
      waiting: 'Waits',
      draining: 'Draining',
      drained: 'Empty',
      'given-up': 'Not empty in time',
      returning: 'Coming back',
      back: 'Back',
      gone: 'Gone',
    },
  },
} as const;
