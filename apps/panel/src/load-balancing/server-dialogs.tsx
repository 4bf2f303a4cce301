import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../texts/index.js';
import { Field, TextField } from '../ui/dialogs/field.js';
import { DeleteDialog } from './delete-dialog.js';
import { EditDialog } from './edit-dialog.js';
import type { Edit } from './edits.js';
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

/** Removes a server; the last one only after it was typed. */
export function RemoveServer({ service, server, onClose }: ServerDialogProps): ReactElement {
  const { id, revision } = server;
  const isLast = service.realServers.length === 1;
  const name = endpointOf(server);
  return (
    <DeleteDialog
      title={t.removeTitle(name, service.name)}
      words={t.removal}
      edit={{ resource: 'real-server', action: 'delete', virtualServiceId: service.id, id, revision }}
      subject={{ virtualServiceId: service.id, realServerId: id }}
      isServing={server.spec.adminState === 'enabled'}
      {...(isLast ? { typeName: name } : {})}
      onClose={onClose}
    >
      {isLast && <p>{t.last}</p>}
    </DeleteDialog>
  );
}
