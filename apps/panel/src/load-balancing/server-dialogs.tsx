import { FormSelect, FormSelectOption, Radio } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../texts/index.js';
import { ConfirmDialog } from '../ui/dialogs/confirm-dialog.js';
import { Field, TextField } from '../ui/dialogs/field.js';
import { Loaded } from '../ui/page.js';
import { answerOf, api } from '../api/client.js';
import { useChanges, useFollow } from './changes.js';
import { EditDialog } from './edit-dialog.js';
import { sendEdit, type ChangeAnswer, type Edit } from './edits.js';
import { Impact } from './plan.js';
import { endpointOf, useNodes, type Server, type Service } from './queries.js';

const t = texts.servers;
const METHODS = ['direct-routing', 'masquerading', 'tunneling'] as const;
type Method = Schemas['ForwardingMethod'];

export function MethodField({ value, onChange }: { value: Method; onChange: (value: Method) => void }): ReactElement {
  return (
    <Field label={t.method} help={t.methodHelp[value]} pointer="/spec/forwardingMethod">
      {({ id, describedBy }) => (
        <FormSelect
          id={id}
          value={value}
          aria-describedby={describedBy}
          onChange={(_event, next) => onChange(METHODS.find((method) => method === next) ?? value)}
        >
          {METHODS.map((method) => (
            <FormSelectOption key={method} value={method} label={t.methods[method]} />
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

const isWeight = (text: string): boolean => /^\d{1,10}$/.test(text);

interface ServerDialogProps {
  readonly service: Service;
  readonly server: Server;
  readonly onClose: () => void;
}

export function EditServer({ service, server, onClose }: ServerDialogProps): ReactElement {
  const { spec } = server;
  const [weight, setWeight] = useState(String(spec.weight));
  const [upper, setUpper] = useState(String(spec.upperThreshold));
  const [lower, setLower] = useState(String(spec.lowerThreshold));
  const [method, setMethod] = useState<Method>(spec.forwardingMethod);
  const edit = (): Edit => ({
    ...{ resource: 'real-server', action: 'update', id: server.id, revision: server.revision },
    virtualServiceId: service.id,
    body: {
      spec: {
        weight: Number(weight),
        upperThreshold: Number(upper),
        lowerThreshold: Number(lower),
        ...(method === spec.forwardingMethod ? {} : { forwardingMethod: method }),
      },
    },
  });
  return (
    <EditDialog
      title={t.editTitle(endpointOf(server), service.name)}
      submit={t.save}
      isFit={[weight, upper, lower].every(isWeight)}
      edit={edit}
      onClose={onClose}
    >
      <TextField
        {...{ label: t.weight, help: t.weightHelp, pointer: '/spec/weight', type: 'number', min: 0 }}
        value={weight}
        onChange={setWeight}
        isRequired
      />
      <MethodField value={method} onChange={setMethod} />
      <TextField
        {...{ label: t.upper, help: t.upperHelp, pointer: '/spec/upperThreshold', type: 'number', min: 0 }}
        value={upper}
        onChange={setUpper}
      />
      <TextField
        {...{ label: t.lower, help: t.lowerHelp, pointer: '/spec/lowerThreshold', type: 'number', min: 0 }}
        value={lower}
        onChange={setLower}
      />
    </EditDialog>
  );
}

const OUTSIDE = 'outside';

/** Adds a node, or a server outside of the cluster by its address. */
export function AddServer({ service, onClose }: Omit<ServerDialogProps, 'server'>): ReactElement {
  const nodes = useNodes();
  const [nodeId, setNodeId] = useState(OUTSIDE);
  const [address, setAddress] = useState('');
  const [weight, setWeight] = useState('1');
  const [method, setMethod] = useState<Method>('direct-routing');
  const [port, setPort] = useState('');
  const edit = (): Edit => ({
    ...{ resource: 'real-server', action: 'create', virtualServiceId: service.id },
    body: {
      spec: {
        ...(nodeId === OUTSIDE ? { address: address.trim() } : { nodeId }),
        ...{ weight: Number(weight), forwardingMethod: method },
        ...(method === 'masquerading' && port !== '' ? { port: Number(port) } : {}),
      },
    },
  });
  return (
    <EditDialog
      title={t.addTitle(service.name)}
      submit={t.add}
      isFit={isWeight(weight) && (nodeId !== OUTSIDE || address.trim() !== '')}
      edit={edit}
      onClose={onClose}
    >
      <Field label={t.node} pointer="/spec/nodeId">
        {({ id }) => (
          <FormSelect id={id} value={nodeId} onChange={(_event, value) => setNodeId(value)}>
            <FormSelectOption value={OUTSIDE} label={t.outside} />
            {(nodes.data?.items ?? []).map((node) => (
              <FormSelectOption key={node.id} value={node.id} label={node.name} />
            ))}
          </FormSelect>
        )}
      </Field>
      {nodeId === OUTSIDE && (
        <TextField label={t.address} pointer="/spec/address" value={address} onChange={setAddress} isRequired />
      )}
      <MethodField value={method} onChange={setMethod} />
      {method === 'masquerading' && (
        <TextField
          {...{ label: t.port, help: t.portHelp, pointer: '/spec/port', type: 'number', min: 1, max: 65_535 }}
          value={port}
          onChange={setPort}
        />
      )}
      <TextField
        {...{ label: t.weight, help: t.weightHelp, pointer: '/spec/weight', type: 'number', min: 0 }}
        value={weight}
        onChange={setWeight}
        isRequired
      />
    </EditDialog>
  );
}

/** Seconds that connections get before they are cut. */
const DRAIN_SECONDS = 600;

/** Empties the server first; the manager deletes it then, also when this page or the manager was closed meanwhile. */
async function drainThenDelete(service: Service, server: Server, isMeant: boolean): Promise<ChangeAnswer | null> {
  const subject = { virtualServiceId: service.id, realServerId: server.id };
  const terms = { deadlineSeconds: DRAIN_SECONDS, onDeadline: 'force', thenDelete: true } as const;
  const body = { subject, ...terms, ignoreCapacity: isMeant };
  return answerOf(api.POST('/api/v1/drains', { body }));
}

/** Removes a server: drained first, unless it shall be at once; says what ends with it. */
export function RemoveServer({ service, server, onClose }: ServerDialogProps): ReactElement {
  const { make, isCollecting } = useChanges();
  const edit: Edit = {
    ...{ resource: 'real-server', action: 'delete', virtualServiceId: service.id },
    ...{ id: server.id, revision: server.revision },
  };
  const preview = useQuery({
    queryKey: ['preview', 'remove', server.id, server.revision],
    queryFn: () => sendEdit(edit, { dryRun: true, confirmBlastRadius: true }),
  });
  const isLast = service.realServers.length === 1;
  const follow = useFollow();
  // What drains already, or is disabled, is not drained again.
  const mayDrain = !isCollecting && server.spec.adminState === 'enabled';
  const [wantsGentle, setGentle] = useState(true);
  const isGentle = mayDrain && wantsGentle;
  return (
    <ConfirmDialog
      title={t.removeTitle(endpointOf(server), service.name)}
      submit={isCollecting ? texts.changes.collect : isGentle ? t.drainThenRemove : t.remove}
      isDanger
      isReady={preview.data !== undefined}
      isFit={!preview.isError}
      {...(isLast ? { typeName: endpointOf(server) } : {})}
      insist={{ codes: ['blast-radius', 'capacity'], text: texts.changes.insist }}
      send={async (isMeant) => {
        if (!isGentle) return make(edit, isMeant ? { confirmBlastRadius: true } : {});
        const answer = await drainThenDelete(service, server, isMeant);
        follow(answer?.operation ?? null);
        return answer;
      }}
      onClose={onClose}
      impact={<Loaded query={preview}>{({ impact }) => impact !== null && <Impact impact={impact} />}</Loaded>}
    >
      {isLast && <p>{t.last}</p>}
      {mayDrain && (
        <div role="radiogroup" aria-label={t.removeHow} className="stack">
          <Radio
            id="remove-gently"
            name="remove-how"
            label={t.gently}
            description={t.gentlyHelp(DRAIN_SECONDS / 60)}
            isChecked={isGentle}
            onChange={() => setGentle(true)}
          />
          <Radio
            id="remove-now"
            name="remove-how"
            label={t.atOnce}
            description={t.atOnceHelp}
            isChecked={!isGentle}
            onChange={() => setGentle(false)}
          />
        </div>
      )}
    </ConfirmDialog>
  );
}
