import { Alert, Button, Checkbox, ClipboardCopy, Label, Spinner } from '@patternfly/react-core';
import { CheckCircleIcon, ExclamationCircleIcon, ExclamationTriangleIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { operationQuery } from '../../api/machines.js';
import { texts } from '../../texts/index.js';
import { OperationDetail } from '../../ui/operations/operation-detail.js';
import { ProblemCard } from '../../ui/problem-card.js';

type Report = Schemas['NodeTestView'];
type Operation = Schemas['OperationView'];
const t = texts.join;

const LOOKS = {
  pass: { status: 'success', icon: <CheckCircleIcon /> },
  warn: { status: 'warning', icon: <ExclamationTriangleIcon /> },
  fail: { status: 'danger', icon: <ExclamationCircleIcon /> },
} as const;

export interface NodeTest {
  readonly operation: Operation | null;
  /** Null while it runs, or when it could not be made. */
  readonly report: Report | null;
  readonly error: Error | null;
  readonly run: () => void;
}

const reportIdOf = (operation: Operation | null): string => {
  const id = operation?.result?.['nodeTestId'];
  return operation?.state === 'succeeded' && typeof id === 'string' ? id : '';
};

/** A pasted key, or a machine that asked. */
export type NodeSource = Pick<Schemas['TestNode'], 'joinKey' | 'joinRequestId'>;

/** Tests the machine of a key as soon as there is one, and again when its roles are others. Nothing is committed. */
export function useNodeTest(source: NodeSource | null, roles: readonly Schemas['MachineRole'][]): NodeTest {
  const { mutate, data, error, reset } = useMutation({
    mutationFn: (body: Schemas['TestNode']) => answerOf(api.POST('/api/v1/node-tests', { body })),
  });
  const wanted = source === null || roles.length === 0 ? null : JSON.stringify({ ...source, roles });
  useEffect(() => {
    if (wanted === null) reset();
    else mutate(JSON.parse(wanted) as Schemas['TestNode']);
  }, [wanted, mutate, reset]);
  const id = data?.operation?.id ?? '';
  const operation = useQuery({ ...operationQuery(id), enabled: id !== '' });
  const reportId = reportIdOf(operation.data ?? null);
  const report = useQuery({
    queryKey: ['node-tests', reportId],
    queryFn: () => answerOf(api.GET('/api/v1/node-tests/{id}', { params: { path: { id: reportId } } })),
    enabled: reportId !== '',
    staleTime: Infinity,
  });
  return {
    operation: id === '' ? null : (operation.data ?? data?.operation ?? null),
    report: reportId === '' ? null : (report.data ?? null),
    error: error ?? operation.error ?? report.error,
    run: () => {
      if (source !== null) mutate({ ...source, roles: [...roles] });
    },
  };
}

function Checks({ report: { checks } }: { report: Report }): ReactElement {
  return (
    <Table aria-label={t.checks} variant="compact">
      <Thead>
        <Tr>
          <Th>{t.check}</Th>
          <Th>{texts.common.state}</Th>
          <Th>{t.measured}</Th>
          <Th>{t.fix}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {checks.map(({ check, title, result, measured, fix, command }) => (
          <Tr key={check}>
            <Td dataLabel={t.check}>{title}</Td>
            <Td dataLabel={texts.common.state}>
              <Label isCompact variant="outline" {...LOOKS[result]}>
                {t.results[result]}
              </Label>
            </Td>
            <Td dataLabel={t.measured}>{measured}</Td>
            <Td dataLabel={t.fix}>
              {fix}
              {command !== null && (
                <ClipboardCopy
                  variant="inline-compact"
                  isCode
                  hoverTip={texts.asking.mend}
                  clickTip={t.copied}
                  aria-label={texts.asking.mend}
                  copyAriaLabel={texts.asking.mend}
                >
                  {command}
                </ClipboardCopy>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

interface NodeTestPartProps {
  readonly test: NodeTest;
  readonly name: string;
  readonly accepts: boolean;
  readonly onAccept: (accepts: boolean) => void;
}

/** The checklist: live while it runs, then with a verdict on top. */
export function NodeTestPart({ test, name, accepts, onAccept }: NodeTestPartProps): ReactElement | null {
  const { operation, report, error, run } = test;
  if (operation === null) return error === null ? null : <ProblemCard error={error} onRetry={run} />;
  const isRunning = operation.state === 'running' || (operation.state === 'succeeded' && report === null);
  return (
    <section aria-label={t.checks} className="stack">
      {isRunning && (
        <p role="status">
          <Spinner size="sm" aria-hidden /> {t.testing}
        </p>
      )}
      {report !== null && (
        <Alert isInline variant={LOOKS[report.verdict].status} title={t.verdicts[report.verdict](name)} component="h2">
          {report.verdict === 'warn' && (
            <Checkbox
              id="accept-warnings"
              label={t.accept}
              isChecked={accepts}
              onChange={(_event, checked) => onAccept(checked)}
            />
          )}
        </Alert>
      )}
      {report === null ? <OperationDetail operation={operation} /> : <Checks report={report} />}
      {!isRunning && (
        <div>
          <Button variant="secondary" onClick={run}>
            {t.again}
          </Button>
        </div>
      )}
    </section>
  );
}
