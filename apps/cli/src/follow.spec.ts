import { describe, expect, it } from 'vitest';
import type { Schemas } from '#libs/api-client';
import { follow } from './follow.js';

type Operation = Schemas['OperationView'];

function operation(state: Operation['state'], change: Partial<Operation> = {}): Operation {
  return {
    ...{
      id: 'O1',
      revision: 1,
      kind: 'node.add',
      title: 'Add the node n',
      percent: 0,
      subject: null,
      finishedAt: null,
    },
    ...{ createdAt: '', updatedAt: '', result: null, error: null, steps: [], log: [] },
    actor: { userId: 'U', userName: 'admin', tokenId: null, tokenName: null },
    state,
    ...change,
  };
}
const step = (
  state: Operation['steps'][number]['state'],
  detail: string | null = null,
): Operation['steps'][number] => ({
  ...{ name: 'test', title: 'Test the node', state, detail, startedAt: null, finishedAt: null },
});

function play(states: readonly Operation[], seconds = 60): { notes: string[]; ended: Promise<Operation> } {
  const notes: string[] = [];
  const rest = states.slice(1);
  const first = states[0] ?? operation('running');
  const ended = follow(first, seconds, {
    operation: () => Promise.resolve(rest.shift() ?? states.at(-1) ?? first),
    sleep: () => Promise.resolve(),
    note: (text) => notes.push(text),
  });
  return { notes, ended };
}

describe(follow.name, () => {
  it('tells each step once, as it begins and ends', async () => {
    const log = [{ at: '', line: '14 connections left' }];
    const { notes, ended } = play([
      operation('running'),
      operation('running', { steps: [step('running')] }),
      operation('running', { steps: [step('running')], log }),
      operation('succeeded', { steps: [step('succeeded', '14 checks\npassed')], log }),
    ]);
    expect((await ended).state).toBe('succeeded');
    expect(notes).toEqual(['▸ Test the node', '  14 connections left', '✓ Test the node: 14 checks\\u000apassed']);
  });

  it('fails with the reason and the hint of the operation', async () => {
    const error = { code: 'node-unreachable', message: 'It does not answer.', hint: 'Open port 7480.' };
    const { ended } = play([operation('running'), operation('failed', { error })]);
    await expect(ended).rejects.toMatchObject({
      message: 'Add the node n: It does not answer.',
      hint: 'Open port 7480.',
      exitCode: 6,
    });
  });

  it('gives up in time, and says how to go on', async () => {
    const { ended } = play([operation('running')], 1);
    await expect(ended).rejects.toMatchObject({
      message: 'Add the node n is still running after 1 s.',
      hint: 'directorate operations follow O1',
      exitCode: 8,
    });
  });
});
