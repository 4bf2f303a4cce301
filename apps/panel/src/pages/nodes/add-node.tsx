import { Alert, AlertActionLink, Card, CardBody, Form, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { ActionButton } from '../../ui/action-button.js';
import { TextField } from '../../ui/dialogs/field.js';
import { FaultsContext, faultsOf } from '../../ui/dialogs/faults.js';
import { Loaded, Page } from '../../ui/page.js';
import { ProblemCard } from '../../ui/problem-card.js';
import { RoleChoice } from './edit-dialog.js';
import { JoinCommand } from './join-command.js';
import { joinRequestQuery, type JoinRequest } from './join-requests.js';
import { Joining } from './joining.js';
import { NodeTestPart, useNodeTest, type NodeSource, type NodeTest } from './node-test.js';
import { PasteBox, usePastedKey, type DecodedKey } from './pasted-key.js';
import { DenyDialog, PendingNodes } from './pending-nodes.js';
import { RequestFacts } from './request-facts.js';

const t = texts.join;
const isKnown = (key: DecodedKey): boolean => key.membership !== null && key.membership !== 'joining';

/** Why a node cannot be added yet, by its test; null when it can. */
function waitsForTest({ operation, report }: NodeTest, accepts: boolean): string | null {
  if (report === null) return operation?.state === 'failed' ? t.waitsForPass : t.waitsForTest;
  if (report.verdict === 'fail') return t.waitsForPass;
  return report.verdict === 'warn' && !accepts ? t.waitsForAccept : null;
}

function waitsForKey(key: DecodedKey | null): string | null {
  if (key === null) return t.waitsForKey;
  return isKnown(key) && key.membership !== null ? t.known[key.membership] : null;
}

interface AdditionProps {
  /** What is tested and added; null while there is nothing that can be. */
  readonly source: NodeSource | null;
  readonly nodeId: string;
  readonly hostname: string;
  /** What has to be done before; null: nothing. */
  readonly waits: string | null;
  readonly submit: (name: string) => string;
  readonly onAnother: () => void;
  /** What stands above: the key, or the request. */
  readonly head: (isLocked: boolean) => ReactElement;
  readonly more?: ReactElement;
}

/** Name, roles, test and the button: the same for a pasted key and for a machine that asked. */
function Addition({ source, nodeId, hostname, waits, submit, onAnother, head, more }: AdditionProps): ReactElement {
  const [roles, setRoles] = useState<readonly Schemas['MachineRole'][]>(['app-server']);
  const [ownName, setOwnName] = useState<string | null>(null);
  const [accepted, setAccepted] = useState<string | null>(null);
  const test = useNodeTest(source, roles);
  const name = ownName ?? hostname;
  const accepts = accepted === nodeId;
  const add = useMutation({
    mutationFn: () => {
      const body = { ...source, roles: [...roles], acceptWarnings: accepts, ...(name === '' ? {} : { name }) };
      return answerOf(api.POST('/api/v1/nodes', { body }));
    },
  });
  const operationId = add.data?.operation?.id;
  if (operationId !== undefined) {
    return <Joining {...{ operationId, nodeId, name, onAnother }} onRetry={() => add.mutate()} />;
  }
  const blocked = waits ?? waitsForTest(test, accepts);
  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (blocked === null && !add.isPending) add.mutate();
      }}
    >
      <FaultsContext value={faultsOf(add.error)}>
        {head(add.isPending)}
        {source !== null && (
          <>
            <TextField label={t.name} value={name} onChange={setOwnName} pointer="/name" />
            <RoleChoice roles={roles} onChange={setRoles} />
            <NodeTestPart
              test={test}
              name={hostname}
              accepts={accepts}
              onAccept={(checked) => setAccepted(checked ? nodeId : null)}
            />
          </>
        )}
        {add.error !== null && <ProblemCard error={add.error} />}
        <div>
          <ActionButton type="submit" scope="nodes:write" blocked={blocked} isLoading={add.isPending}>
            {submit(name)}
          </ActionButton>{' '}
          {more}
        </div>
      </FaultsContext>
    </Form>
  );
}

function ByKey({ onAnother }: { onAnother: () => void }): ReactElement {
  const [text, setText] = useState('');
  const pasted = usePastedKey(text);
  const { key } = pasted;
  return (
    <>
      <p className="soft">{t.why}</p>
      <Addition
        source={key !== null && !isKnown(key) ? { joinKey: text } : null}
        nodeId={key?.nodeId ?? ''}
        hostname={key?.hostname ?? ''}
        waits={waitsForKey(key)}
        submit={t.submit}
        onAnother={onAnother}
        head={(isLocked) => <PasteBox pasted={pasted} isLocked={isLocked} onChange={setText} />}
      />
    </>
  );
}

function ByRequest({ request }: { request: JoinRequest }): ReactElement {
  const [isSame, setSame] = useState(false);
  const [isDenying, setDenying] = useState(false);
  const navigate = useNavigate();
  const leave = (): void => void navigate({ to: '/nodes' });
  // As it was when it was opened: once approved, its progress stays on the page.
  const [state] = useState(request.state);
  const { id, nodeId, hostname } = request;
  if (state !== 'pending') {
    return (
      <Alert
        isInline
        variant={state === 'approved' ? 'info' : 'warning'}
        title={texts.asking.ended[state]}
        actionLinks={<AlertActionLink onClick={leave}>{texts.asking.toNodes}</AlertActionLink>}
      />
    );
  }
  return (
    <>
      {isDenying && <DenyDialog request={request} onClose={() => setDenying(false)} onDenied={leave} />}
      <Addition
        source={{ joinRequestId: id }}
        nodeId={nodeId}
        hostname={hostname}
        waits={isSame ? null : texts.asking.waitsForSame}
        submit={texts.asking.approve}
        onAnother={leave}
        head={() => <RequestFacts request={request} isSame={isSame} onCompared={setSame} />}
        more={
          <ActionButton scope="nodes:write" variant="secondary" onClick={() => setDenying(true)}>
            {texts.asking.deny}
          </ActionButton>
        }
      />
    </>
  );
}

function Ways(): ReactElement {
  const [round, setRound] = useState(0);
  const [way, setWay] = useState<'byKey' | 'byCommand'>('byKey');
  return (
    <>
      <ToggleGroup aria-label={texts.asking.ways}>
        {(['byKey', 'byCommand'] as const).map((one) => (
          <ToggleGroupItem
            key={one}
            buttonId={`join-${one}`}
            text={texts.asking[one]}
            isSelected={way === one}
            onChange={() => setWay(one)}
          />
        ))}
      </ToggleGroup>
      {way === 'byKey' ? <ByKey key={round} onAnother={() => setRound(round + 1)} /> : <JoinCommand />}
    </>
  );
}

function Requested({ id }: { id: string }): ReactElement {
  const request = useQuery({ ...joinRequestQuery(id), staleTime: Infinity });
  return <Loaded query={request}>{(present) => <ByRequest request={present} />}</Loaded>;
}

/** F1 to F3: paste the key or let the machine ask, look at the test, add the node, watch it join. */
export function AddNodePage(): ReactElement {
  const { request } = useSearch({ from: '/nodes/add' });
  return (
    <Page title={t.title} about={t.about}>
      <Card isCompact className="narrow-card">
        <CardBody className="stack">
          {request === undefined ? <Ways /> : <Requested key={request} id={request} />}
        </CardBody>
      </Card>
      {request === undefined && <PendingNodes />}
    </Page>
  );
}
