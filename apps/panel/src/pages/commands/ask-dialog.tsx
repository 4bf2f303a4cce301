import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { answerOf, api } from '../../api/client.js';
import { nodesQuery } from '../../api/machines.js';
import { texts } from '../../texts/index.js';
import { Field, TextField } from '../../ui/dialogs/field.js';
import { FormDialog } from '../../ui/dialogs/form-dialog.js';
import { useToasts } from '../../ui/toasts/toasts.js';

const t = texts.commands;
const TYPES = ['diagnosis.collect', 'service.control'] as const;
const ACTIONS = ['restart', 'start', 'stop'] as const;

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly values: readonly V[];
  readonly value: V;
  readonly textOf: (value: V) => string;
  readonly onChange: (value: V) => void;
}

function Choice<V extends string>({ label, values, value, textOf, onChange }: ChoiceProps<V>): ReactElement {
  return (
    <Field label={label} isRequired>
      {({ id }) => (
        <FormSelect
          id={id}
          value={value}
          onChange={(_event, next) => onChange(values.find((one) => one === next) ?? value)}
        >
          {values.map((one) => (
            <FormSelectOption key={one} value={one} label={textOf(one)} />
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

/** The two things that a node is asked directly. */
export function AskDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { data } = useQuery(nodesQuery);
  const members = (data?.items ?? []).filter(({ status }) => status.membership === 'member');
  const [chosen, setChosen] = useState('');
  const [type, setType] = useState<(typeof TYPES)[number]>('diagnosis.collect');
  const [service, setService] = useState('');
  const [action, setAction] = useState<(typeof ACTIONS)[number]>('restart');
  const { follow } = useToasts();
  const nodeId = chosen === '' ? (members[0]?.id ?? '') : chosen;
  const isControl = type === 'service.control';
  return (
    <FormDialog
      title={t.askTitle}
      about={t.askAbout}
      submit={t.askSubmit}
      isFit={nodeId !== '' && (!isControl || service !== '')}
      send={() => {
        const body = { nodeId, type, ...(isControl ? { payload: { service, action } } : {}) };
        return answerOf(api.POST('/api/v1/commands', { body }));
      }}
      onDone={({ operation }) => follow(operation)}
      onClose={onClose}
    >
      <Choice
        label={t.node}
        values={members.map(({ id }) => id)}
        value={nodeId}
        textOf={(id) => members.find((node) => node.id === id)?.name ?? id}
        onChange={setChosen}
      />
      <Choice label={t.what} values={TYPES} value={type} textOf={(one) => t.types[one]} onChange={setType} />
      {isControl && (
        <>
          <TextField
            label={t.service}
            help={t.serviceHelp}
            value={service}
            onChange={setService}
            pointer="/payload/service"
            isRequired
          />
          <Choice
            label={t.action}
            values={ACTIONS}
            value={action}
            textOf={(one) => t.actions[one]}
            onChange={setAction}
          />
        </>
      )}
    </FormDialog>
  );
}
