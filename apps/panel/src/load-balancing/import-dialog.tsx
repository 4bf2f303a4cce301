import { FormSelect, FormSelectOption, TextArea } from '@patternfly/react-core';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { Field } from '../ui/dialogs/field.js';
import { FormDialog } from '../ui/dialogs/form-dialog.js';
import { useFollow } from './changes.js';

const t = texts.imports;
const SOURCES = ['keepalived', 'ldirectord', 'ipvsadm-save', 'director'] as const;

interface ImportDialogProps {
  readonly onClose: () => void;
  readonly onDone: (made: Schemas['ImportView']) => void;
}

/** Reads a former configuration, or what a director's kernel has; it is watched only. */
export function ImportDialog({ onClose, onDone }: ImportDialogProps): ReactElement {
  const follow = useFollow();
  const [source, setSource] = useState<(typeof SOURCES)[number]>('keepalived');
  const [text, setText] = useState('');
  const isFile = source !== 'director';
  return (
    <FormDialog
      title={t.add}
      about={t.about}
      submit={t.read}
      isFit={!isFile || text.trim() !== ''}
      send={() => answerOf(api.POST('/api/v1/imports', { body: { source, ...(isFile ? { text } : {}) } }))}
      onDone={(made) => {
        follow(null);
        onDone(made);
      }}
      onClose={onClose}
    >
      <Field label={t.source} pointer="/source">
        {({ id }) => (
          <FormSelect
            id={id}
            value={source}
            onChange={(_event, value) => setSource(SOURCES.find((one) => one === value) ?? source)}
          >
            {SOURCES.map((one) => (
              <FormSelectOption key={one} value={one} label={t.sources[one]} />
            ))}
          </FormSelect>
        )}
      </Field>
      {isFile && (
        <Field label={t.text} help={t.textHelp} pointer="/text" isRequired>
          {({ id, describedBy }) => (
            <TextArea
              id={id}
              rows={12}
              resizeOrientation="vertical"
              aria-describedby={describedBy}
              value={text}
              onChange={(_event, value) => setText(value)}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
