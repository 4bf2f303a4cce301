import { Checkbox, Content, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import type { Scope } from '../../api/right.js';
import { useSession } from '../../api/session.js';
import { texts } from '../../texts/index.js';
import { Field, TextField } from '../../ui/dialogs/field.js';
import { FormDialog } from '../../ui/dialogs/form-dialog.js';
import { byNoun, PRESETS, type Preset, presetScopes } from './scope-presets.js';

const t = texts.tokens;
const DAY_MS = 86_400_000;
const LIVES = [1, 7, 30, 90, 365] as const;
type Life = (typeof LIVES)[number];
export type NewToken = Schemas['NewTokenView'];

interface ScopeTicksProps {
  readonly held: readonly Scope[];
  readonly chosen: readonly Scope[];
  readonly onChange: (scopes: readonly Scope[]) => void;
}

/** Every scope by its noun. */
function ScopeTicks({ held, chosen, onChange }: ScopeTicksProps): ReactElement {
  const toggle = (scope: Scope): void =>
    onChange(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope]);
  return (
    <div className="scope-ticks" role="group" aria-label={t.preset}>
      {byNoun(held).map(([noun, scopes]) => (
        <div key={noun}>
          <strong>{noun}</strong>
          {scopes.map((scope) => (
            <Checkbox
              key={scope}
              id={scope}
              label={scope.split(':')[1]}
              aria-label={scope}
              isChecked={chosen.includes(scope)}
              onChange={() => toggle(scope)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

const networksOf = (text: string): string[] => text.split(/[\s,]+/).filter((one) => one !== '');

interface AddTokenProps {
  readonly onClose: () => void;
  readonly onMade: (made: NewToken) => void;
}

export function AddToken({ onClose, onMade }: AddTokenProps): ReactElement {
  const queries = useQueryClient();
  const held = useSession().scopes;
  const [name, setName] = useState('');
  const [preset, setPreset] = useState<Preset>('look');
  const [chosen, setChosen] = useState<readonly Scope[]>(presetScopes('look', held));
  const [days, setDays] = useState<Life>(30);
  const [networks, setNetworks] = useState('');
  const choose = (next: Preset): void => {
    setPreset(next);
    if (next !== 'custom') setChosen(presetScopes(next, held));
  };
  const ends = new Date(Date.now() + days * DAY_MS);
  const send = async (): Promise<NewToken> => {
    const spec = { scopes: [...chosen], expiresAt: ends.toISOString(), allowedNetworks: networksOf(networks) };
    const made = await answerOf(api.POST('/api/v1/tokens', { body: { name, spec } }));
    await queries.invalidateQueries({ queryKey: ['tokens'] });
    return made;
  };
  const isFit = name !== '' && chosen.length > 0;
  return (
    <FormDialog title={t.add} submit={t.create} isFit={isFit} send={send} onClose={onClose} onDone={onMade}>
      <TextField
        label={t.name}
        help={t.nameHelp}
        pointer="/name"
        value={name}
        onChange={setName}
        isRequired
        autoFocus
      />
      <Field label={t.preset} pointer="/spec/scopes" isRequired>
        {({ id, describedBy }) => (
          <FormSelect
            id={id}
            aria-describedby={describedBy}
            value={preset}
            onChange={(_event, value) => choose(value as Preset)}
          >
            {PRESETS.map((one) => (
              <FormSelectOption key={one} value={one} label={t.presets[one]} />
            ))}
          </FormSelect>
        )}
      </Field>
      {preset === 'custom' ? (
        <ScopeTicks held={held} chosen={chosen} onChange={setChosen} />
      ) : (
        <Content component="small">{chosen.join(', ')}</Content>
      )}
      <Field label={t.life} help={t.ends(ends.toLocaleDateString())} pointer="/spec/expiresAt" isRequired>
        {({ id, describedBy }) => (
          <FormSelect
            id={id}
            aria-describedby={describedBy}
            value={days}
            onChange={(_event, value) => setDays(LIVES.find((one) => String(one) === value) ?? 30)}
          >
            {LIVES.map((one) => (
              <FormSelectOption key={one} value={one} label={t.lives[one]} />
            ))}
          </FormSelect>
        )}
      </Field>
      <TextField
        label={t.networks}
        help={t.networksHelp}
        pointer="/spec/allowedNetworks"
        placeholder="10.0.0.0/8, 2001:db8::7"
        value={networks}
        onChange={setNetworks}
      />
    </FormDialog>
  );
}
