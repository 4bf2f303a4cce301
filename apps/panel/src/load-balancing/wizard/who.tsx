import { Button, FormSelect, FormSelectOption, Switch, TextInput } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';
import { TextField } from '../../ui/dialogs/field.js';
import { Loaded } from '../../ui/page.js';
import { StateLabel } from '../../ui/state-label.js';
import { useNodes } from '../queries.js';
import type { ServerDraft } from './draft.js';
import type { StepProps } from './what.js';

const t = texts.wizard;
const METHODS = ['direct-routing', 'masquerading', 'tunneling'] as const;

type Node = Schemas['NodeView'];

interface Line {
  readonly server: ServerDraft;
  readonly node: Node | null;
}

const isSame = (one: ServerDraft, other: ServerDraft): boolean =>
  one.nodeId === other.nodeId && (one.nodeId !== null || one.name === other.name);

/** Each node that could work for it, then the servers outside of the cluster that were added. */
function linesOf(nodes: readonly Node[], servers: readonly ServerDraft[]): Line[] {
  const own = nodes
    .filter(({ spec }) => spec.roles.some((role) => role !== 'director' && role !== 'manager' && role !== 'witness'))
    .map((node): Line => {
      const plain: ServerDraft = {
        ...{ nodeId: node.id, name: node.name, isEnabled: false, weight: '1', method: 'direct-routing' },
      };
      return { node, server: servers.find((server) => isSame(server, plain)) ?? plain };
    });
  return [...own, ...servers.filter(({ nodeId }) => nodeId === null).map((server) => ({ node: null, server }))];
}

function ServerRow({ line, onChange }: { line: Line; onChange: (server: ServerDraft) => void }): ReactElement {
  const { server, node } = line;
  return (
    <Tr>
      <Td dataLabel={t.works}>
        <Switch
          id={`works-${server.name}`}
          aria-label={t.worksFor(server.name)}
          isChecked={server.isEnabled}
          onChange={(_event, isEnabled) => onChange({ ...server, isEnabled })}
        />
      </Td>
      <Td dataLabel={t.node}>
        <strong>{server.name}</strong>{' '}
        <span className="soft">
          {node === null ? t.outside : node.spec.addresses.map(({ address }) => address).join(', ')}
        </span>
      </Td>
      <Td dataLabel={texts.common.state}>
        {node !== null && <StateLabel state={node.status.state} fresh={node.status.fresh} />}
      </Td>
      <Td dataLabel={texts.servers.weight}>
        <TextInput
          type="number"
          min={0}
          aria-label={t.weightOf(server.name)}
          value={server.weight}
          isDisabled={!server.isEnabled}
          onChange={(_event, weight) => onChange({ ...server, weight })}
        />
      </Td>
      <Td dataLabel={texts.servers.method}>
        <FormSelect
          aria-label={t.methodOf(server.name)}
          value={server.method}
          isDisabled={!server.isEnabled}
          onChange={(_event, next) =>
            onChange({ ...server, method: METHODS.find((method) => method === next) ?? server.method })
          }
        >
          {METHODS.map((method) => (
            <FormSelectOption key={method} value={method} label={texts.servers.methods[method]} />
          ))}
        </FormSelect>
      </Td>
    </Tr>
  );
}

/** Which nodes work for the service, with which weight, and how packets reach them. */
export function Who({ draft, onChange }: StepProps): ReactElement {
  const nodes = useNodes();
  const [outside, setOutside] = useState('');
  const put = (server: ServerDraft): void => {
    const others = draft.servers.filter((other) => !isSame(other, server));
    onChange({ ...draft, servers: [...others, server] });
  };
  return (
    <Loaded query={nodes}>
      {({ items }) => (
        <>
          <Table aria-label={t.steps.who} variant="compact">
            <Thead>
              <Tr>
                <Th modifier="fitContent">{t.works}</Th>
                <Th>{t.node}</Th>
                <Th>{texts.common.state}</Th>
                <Th width={15}>{texts.servers.weight}</Th>
                <Th width={30}>{texts.servers.method}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {linesOf(items, draft.servers).map((line) => (
                <ServerRow key={line.server.nodeId ?? line.server.name} line={line} onChange={put} />
              ))}
            </Tbody>
          </Table>
          <div className="fields">
            <TextField label={t.addOutside} help={t.addOutsideHelp} value={outside} onChange={setOutside} />
            <div>
              <Button
                variant="secondary"
                isDisabled={outside.trim() === ''}
                onClick={() => {
                  put({ nodeId: null, name: outside.trim(), isEnabled: true, weight: '1', method: 'direct-routing' });
                  setOutside('');
                }}
              >
                {t.addServer}
              </Button>
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}
