import { describe, expect, it } from 'vitest';
import { parseReport } from './parse-report.js';

const outcome = (result: string): string =>
  `{"kind":"outcome","at":"2026-11-21T10:00:00.000Z","outcome":{"commandId":"01JXYZ0000000000000000000C","outcome":"succeeded",
    "repeated":false,"error":null,"result":${result},"startedAt":"2026-11-21T10:00:00.000Z","finishedAt":"2026-11-21T10:00:00.000Z"}}`;

const resultOf = async (text: string): Promise<unknown> => {
  const report = await parseReport(outcome(text));
  return report?.kind === 'outcome' ? report.outcome.result : undefined;
};

describe(parseReport.name, () => {
  it('replaces what PostgreSQL cannot store, in keys too, and nothing else', async () => {
    expect(await resultOf('{"a\\u0000b": "x\\ud800y\\udc00z"}')).toEqual({ 'a\ufffdb': 'x\ufffdy\ufffdz' });
    expect(await resultOf('"C:\\\\u0000 \\\\\\u0000"')).toBe('C:\\u0000 \\\ufffd');
    expect(await resultOf('"\\ud83d\\ude00 \\u00e9 \\n"')).toBe('\u{1f600} \u00e9 \n');
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another kind', '{"kind":"command"}'],
    ['a field too many', outcome('1').replace('"repeated"', '"extra":1,"repeated"')],
    ['too much nesting', '['.repeat(200_000)],
    ['too long a text', `"${'x'.repeat(9_000_000)}"`],
  ])('takes %s for no report', async (_what, text) => {
    expect(await parseReport(text)).toBeNull();
  });
});
