import { Card, CardBody, Form } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { ActionButton } from '../../ui/action-button.js';
import { TextField } from '../../ui/dialogs/field.js';
import { FaultsContext, faultsOf } from '../../ui/dialogs/faults.js';
import { Page } from '../../ui/page.js';
import { ProblemCard } from '../../ui/problem-card.js';
import { RoleChoice } from './edit-dialog.js';
import { Joining } from './joining.js';
import { NodeTestPart, useNodeTest, type NodeTest } from './node-test.js';
import { PasteBox, usePastedKey, type DecodedKey } from './pasted-key.js';

const t = texts.join;
const isKnown = (key: DecodedKey): boolean => key.membership !== null && key.membership !== 'joining';

/** Why the node cannot be added yet; null when it can. */
function waitsFor(key: DecodedKey | null, { operation, report }: NodeTest, accepts: boolean): string | null {
  if (key === null) return t.waitsForKey;
  if (isKnown(key) && key.membership !== null) return t.known[key.membership];
  if (report === null) return operation?.state === 'failed' ? t.waitsForPass : t.waitsForTest;
  if (report.verdict === 'fail') return t.waitsForPass;
  return report.verdict === 'warn' && !accepts ? t.waitsForAccept : null;
}

function JoinForm({ onAnother }: { onAnother: () => void }): ReactElement {
  const [text, setText] = useState('');
  const [roles, setRoles] = useState<readonly Schemas['MachineRole'][]>(['app-server']);
  const [ownName, setOwnName] = useState<string | null>(null);
  const [accepts, setAccepts] = useState(false);
  const pasted = usePastedKey(text);
  const { key } = pasted;
  const test = useNodeTest(key !== null && !isKnown(key) ? text : null, roles);
  const name = ownName ?? key?.hostname ?? '';
  const add = useMutation({
    mutationFn: () => {
      const body = { joinKey: text, roles: [...roles], acceptWarnings: accepts, ...(name === '' ? {} : { name }) };
      return answerOf(api.POST('/api/v1/nodes', { body }));
    },
  });
  const operationId = add.data?.operation?.id;
  if (operationId !== undefined && key !== null) {
    const { nodeId } = key;
    return <Joining {...{ operationId, nodeId, name, onAnother }} onRetry={() => add.mutate()} />;
  }
  const blocked = waitsFor(key, test, accepts);
  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (blocked === null && !add.isPending) add.mutate();
      }}
    >
      <FaultsContext value={faultsOf(add.error)}>
        <PasteBox
          pasted={pasted}
          isLocked={add.isPending}
          onChange={(next) => {
            setText(next);
            setAccepts(false);
          }}
        />
        {key !== null && !isKnown(key) && (
          <>
            <TextField label={t.name} value={name} onChange={setOwnName} pointer="/name" />
            <RoleChoice roles={roles} onChange={setRoles} />
            <NodeTestPart test={test} name={key.hostname} accepts={accepts} onAccept={setAccepts} />
          </>
        )}
        {add.error !== null && <ProblemCard error={add.error} />}
        <div>
          <ActionButton type="submit" scope="nodes:write" blocked={blocked} isLoading={add.isPending}>
            {t.submit(name)}
          </ActionButton>
        </div>
      </FaultsContext>
    </Form>
  );
}

/** F1 to F3: paste the key, look at the test, add the node, watch it join. */
export function AddNodePage(): ReactElement {
  const [round, setRound] = useState(0);
  return (
    <Page title={t.title} about={t.about}>
      <Card isCompact className="narrow-card">
        <CardBody className="stack">
          <p className="soft">{t.why}</p>
          <JoinForm key={round} onAnother={() => setRound(round + 1)} />
        </CardBody>
      </Card>
    </Page>
  );
}
