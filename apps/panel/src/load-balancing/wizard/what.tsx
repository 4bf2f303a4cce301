import { Card, CardBody, CardHeader, CardTitle, FormSelect, FormSelectOption } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { texts } from '../../texts/index.js';
import { Field, TextField } from '../../ui/dialogs/field.js';
import { Loaded } from '../../ui/page.js';
import { useTemplates } from '../queries.js';
import { isByMark, withProtocol, withTemplate, type ServiceDraft } from './draft.js';

const t = texts.wizard;
const PROTOCOLS = ['tcp', 'udp', 'sctp'] as const;
const FAMILIES = ['ipv4', 'ipv6'] as const;

export interface StepProps {
  readonly draft: ServiceDraft;
  readonly onChange: (draft: ServiceDraft) => void;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>): ReactElement {
  return (
    <Field label={label}>
      {({ id }) => (
        <FormSelect
          id={id}
          value={value}
          onChange={(_event, next) => onChange(options.find((option) => option === next) ?? value)}
        >
          {options.map((option) => (
            <FormSelectOption key={option} value={option} label={option} />
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

/** Port, protocol or mark, where the template leaves them open. */
function Place({ draft, onChange }: StepProps): ReactElement {
  if (isByMark(draft)) {
    return (
      <>
        <TextField
          {...{ label: t.mark, help: t.markHelp, pointer: '/spec/mark', type: 'number', min: 1, isRequired: true }}
          value={draft.mark}
          onChange={(mark) => onChange({ ...draft, mark })}
        />
        <Choice
          label={t.family}
          value={draft.family}
          options={FAMILIES}
          onChange={(family) => onChange({ ...draft, family })}
        />
      </>
    );
  }
  const isRange = draft.template === 'port-range';
  return (
    <>
      {draft.template !== 'dns' && (
        <Choice
          label={t.protocol}
          value={draft.protocol}
          options={PROTOCOLS}
          onChange={(protocol) => onChange(withProtocol(draft, protocol))}
        />
      )}
      <TextField
        {...{ label: isRange ? t.fromPort : t.port, type: 'number', min: 0, max: 65_535, isRequired: true }}
        {...{ pointer: isRange ? '/fromPort' : '/spec/port' }}
        value={draft.port}
        onChange={(port) => onChange({ ...draft, port })}
      />
      {isRange && (
        <TextField
          {...{ label: t.toPort, pointer: '/toPort', type: 'number', min: 1, max: 65_535, isRequired: true }}
          value={draft.toPort}
          onChange={(toPort) => onChange({ ...draft, toPort })}
        />
      )}
    </>
  );
}

/** What is balanced: a template, its name, and its port where the template asks. */
export function What({ draft, onChange }: StepProps): ReactElement {
  const templates = useTemplates();
  return (
    <>
      <Loaded query={templates}>
        {({ items }) => (
          <div className="cards" role="radiogroup" aria-label={t.template}>
            {items.map((template) => (
              <Card
                key={template.name}
                id={`template-${template.name}`}
                isCompact
                isSelectable
                isSelected={template.name === draft.template}
              >
                <CardHeader
                  selectableActions={{
                    selectableActionId: `template-${template.name}-input`,
                    selectableActionAriaLabelledby: `template-${template.name}-title`,
                    name: 'template',
                    variant: 'single',
                    onChange: () => onChange(withTemplate(draft, template)),
                  }}
                >
                  <CardTitle component="h3" id={`template-${template.name}-title`}>
                    {template.title}
                  </CardTitle>
                </CardHeader>
                <CardBody>{template.description}</CardBody>
              </Card>
            ))}
          </div>
        )}
      </Loaded>
      <div className="fields">
        <TextField
          {...{ label: texts.common.name, help: t.nameHelp, pointer: '/name', isRequired: true }}
          value={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
        />
        <Place draft={draft} onChange={onChange} />
      </div>
    </>
  );
}
