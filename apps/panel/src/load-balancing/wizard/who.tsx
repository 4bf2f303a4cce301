import { Button, FormSelect, FormSelectOption, Switch, TextInput } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Fragment, useEffect, useState, type ReactElement } from 'react';
import { useRight } from '../../api/rights.js';
import { texts } from '../../texts/index.js';
import { TextField } from '../../ui/dialogs/field.js';
import { Loaded } from '../../ui/page.js';
import { StateLabel } from '../../ui/state-label.js';
import { useNodes } from '../queries.js';
import type { ServerDraft } from './draft.js';
import { isSame, linesOf, type Line } from './lines.js';
import { TriedLabel, TryNow } from './tried.js';
import { hasCheck, triedOf } from './trial.js';
import type { DraftTrial } from './use-trial.js';
import type { StepProps } from './what.js';

const t = texts.wizard;
const METHODS = ['direct-routing', 'masquerading', 'tunneling'] as const;

interface RowProps {
  readonly line: Line;
  /** Its verdict stands in the next row. */
  readonly isFollowed: boolean;
  readonly onChange: (server: ServerDraft) => void;
}

function ServerRow({ line, isFollowed, onChange }: RowProps): ReactElement {
  const { server, node } = line;
  return (
    <Tr className={isFollowed ? 'followed' : ''}>
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
export function Who({ draft, onChange, trial }: StepProps & { trial: DraftTrial }): ReactElement {
  const nodes = useNodes();
  const { may } = useRight('services:write');
  const isChecked = hasCheck(draft);
  const isDue = may && trial.isPossible && trial.trial === null && trial.error === null && !trial.isRunning;
  const { run } = trial;
  useEffect(() => {
    if (isDue) run();
  }, [isDue, run]);
  const [outside, setOutside] = useState('');
  const isRefused = trial.error !== null && !trial.isRunning;
  const isTold = (server: ServerDraft): boolean => isChecked && (isRefused || triedOf(trial.trial, server) !== null);
  const put = (server: ServerDraft): void => {
    const others = draft.servers.filter((other) => !isSame(other, server));
    onChange({ ...draft, servers: [...others, server] });
  };
  return (
    <Loaded query={nodes}>
      {({ items }) => (
        <>
          {isChecked && <TryNow trial={trial} />}
          <Table aria-label={t.steps.who} variant="compact">
            <Thead>
              <Tr>
                <Th modifier="nowrap">{t.works}</Th>
                <Th>{t.node}</Th>
                <Th>{texts.common.state}</Th>
                <Th width={15}>{texts.servers.weight}</Th>
                <Th width={30}>{texts.servers.method}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {linesOf(items, draft.servers).map((line) => (
                <Fragment key={line.server.nodeId ?? line.server.name}>
                  <ServerRow line={line} isFollowed={isTold(line.server)} onChange={put} />
                  {isTold(line.server) && (
                    <Tr aria-label={texts.trials.answerOf(line.server.name)}>
                      <Td colSpan={5}>
                        <TriedLabel trial={trial} server={line.server} />
                      </Td>
                    </Tr>
                  )}
                </Fragment>
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
