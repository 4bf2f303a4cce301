import type { ReactElement } from 'react';
import { texts } from '../texts/index.js';
import { TextField } from '../ui/dialogs/field.js';
import type { PoolDraft } from './pool.js';

const t = texts.pool;
const FIELDS = [
  ...(['quorumWeight', 'lowPercent', 'highPercent', 'slowStartSeconds', 'panicPercent'] as const),
  ...(['sorryAddress', 'sorryPort'] as const),
] as const;
const POINTERS = {
  quorumWeight: '/spec/pool/quorum',
  lowPercent: '/spec/pool/watermarks/lowPercent',
  highPercent: '/spec/pool/watermarks/highPercent',
  slowStartSeconds: '/spec/pool/slowStart',
  panicPercent: '/spec/pool/panicPercent',
  sorryAddress: '/spec/pool/sorryServers',
} as const;

/** What a pool does when servers fail or come back. */
export function PoolForm({
  draft,
  onChange,
}: {
  draft: PoolDraft;
  onChange: (draft: PoolDraft) => void;
}): ReactElement {
  return (
    <>
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={t[field]}
          help={t.help[field]}
          value={draft[field]}
          onChange={(value) => onChange({ ...draft, [field]: value })}
          {...(field === 'sorryAddress' ? {} : { type: 'number', min: 0 })}
          {...(field === 'sorryPort' ? {} : { pointer: POINTERS[field] })}
        />
      ))}
    </>
  );
}
