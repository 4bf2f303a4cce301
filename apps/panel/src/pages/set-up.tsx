import { Alert, Card, CardBody, CardTitle, Form, FormGroup, Progress, Radio, Spinner } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { clusterQuery } from '../api/machines.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { FaultsContext, faultsOf } from '../ui/dialogs/faults.js';
import { TextField } from '../ui/dialogs/field.js';
import { Loaded, Page } from '../ui/page.js';
import { ProblemCard } from '../ui/problem-card.js';
import { useToasts } from '../ui/toasts/toasts.js';

type Cluster = Schemas['ClusterView'];
type Candidate = Schemas['QuorumIpCandidateView'];
type Topology = Schemas['Topology'];
const t = texts.setUp;
const TOPOLOGIES = ['two-nic', 'one-nic'] as const;
const GIB = 1024 ** 3;
const gib = (bytes: number): string => `${(bytes / GIB).toFixed(bytes < 10 * GIB ? 1 : 0)} GiB`;

/** IW-70: the space that all nodes will share. */
function Storage({ storage }: { storage: Schemas['StorageSpaceView'] }): ReactElement {
  const { path, freeBytes, totalBytes } = storage;
  const used = totalBytes === 0 ? 0 : Math.round(((totalBytes - freeBytes) / totalBytes) * 100);
  return (
    <FormGroup label={t.storage} role="group">
      <Progress
        aria-label={t.storage}
        title={t.space(gib(freeBytes), gib(totalBytes), path)}
        value={used}
        size="sm"
        {...(used > 90 ? { variant: 'warning' as const } : {})}
      />
      <p className="soft">{t.storageHelp}</p>
    </FormGroup>
  );
}

interface QuorumChoiceProps {
  readonly candidates: readonly Candidate[];
  readonly topology: Topology;
  readonly value: string;
  readonly onChange: (address: string) => void;
}

/** IW-67: the quorum IP from the list of this machine's addresses; those that cannot be chosen say why. */
function QuorumChoice({ candidates, topology, value, onChange }: QuorumChoiceProps): ReactElement {
  return (
    <FormGroup role="radiogroup" label={t.quorumIp} fieldId="quorum-ip" isRequired>
      <p className="soft">{t.quorumHelp}</p>
      {candidates.length === 0 && <Alert isInline isPlain variant="warning" title={t.noCandidate} />}
      {candidates.map(({ address, prefixLength, device, isPrivate, topologies, refusal }) => (
        <Radio
          key={address}
          id={`quorum-${address}`}
          name="quorum-ip"
          label={`${address}/${prefixLength}`}
          description={refusal ?? t.candidate(device, isPrivate)}
          isChecked={value === address}
          isDisabled={refusal !== null || !topologies.includes(topology)}
          onChange={() => onChange(address)}
        />
      ))}
    </FormGroup>
  );
}

function ClusterForm({ cluster, candidates }: { cluster: Cluster; candidates: readonly Candidate[] }): ReactElement {
  const { status, spec, revision } = cluster;
  const [name, setName] = useState(cluster.name ?? 'main');
  const [topology, setTopology] = useState<Topology>(spec.topology ?? 'two-nic');
  const [quorumIp, setQuorumIp] = useState(spec.quorumIp ?? '');
  const queries = useQueryClient();
  const { follow, say } = useToasts();
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        api.PUT('/api/v1/cluster', {
          params: { header: { 'If-Match': `"${revision}"` } },
          body: { name, spec: { topology, quorumIp } },
        }),
      ),
    onSuccess: ({ operation }) => {
      follow(operation);
      say(t.saved);
      return queries.invalidateQueries({ queryKey: ['cluster'] });
    },
  });
  const known =
    quorumIp === '' || candidates.some(({ address }) => address === quorumIp)
      ? candidates
      : [{ ...KEPT, address: quorumIp }, ...candidates];
  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (quorumIp !== '') save.mutate();
      }}
    >
      <FaultsContext value={faultsOf(save.error)}>
        <TextField label={t.name} value={name} onChange={setName} pointer="/name" isRequired />
        <FormGroup role="radiogroup" label={t.topology} fieldId="topology" isRequired>
          {TOPOLOGIES.map((one) => (
            <Radio
              key={one}
              id={`topology-${one}`}
              name="topology"
              label={t.topologies[one]}
              description={t.topologyHelp[one]}
              isChecked={topology === one}
              onChange={() => setTopology(one)}
            />
          ))}
        </FormGroup>
        <QuorumChoice candidates={known} topology={topology} value={quorumIp} onChange={setQuorumIp} />
        {status.storage !== null && <Storage storage={status.storage} />}
        {save.error !== null && <ProblemCard error={save.error} />}
        <div>
          <ActionButton
            type="submit"
            scope="cluster:write"
            blocked={quorumIp === '' ? t.quorumHelp : null}
            isLoading={save.isPending}
          >
            {status.isSetUp ? t.save : t.complete}
          </ActionButton>
        </div>
      </FaultsContext>
    </Form>
  );
}

/** The present quorum IP stays a choice when no interface of the machine shows it now. */
const KEPT: Omit<Candidate, 'address'> = {
  ...{ family: 'ipv4', prefixLength: 32, device: null, isPrivate: true, refusal: null },
  topologies: ['one-nic', 'two-nic'],
};

/** Clustering → Set-up: two cards, as hosting admins know them. */
export function SetUpPage(): ReactElement {
  const cluster = useQuery(clusterQuery);
  const candidates = useQuery({
    queryKey: ['cluster', 'candidates'],
    queryFn: () => answerOf(api.GET('/api/v1/cluster/quorum-ip-candidates')),
  });
  const navigate = useNavigate();
  return (
    <Page title={t.title} about={t.about}>
      <Loaded query={cluster}>
        {(present) => (
          <div className="columns">
            <Card isCompact>
              <CardTitle component="h2">{t.managerCard}</CardTitle>
              <CardBody className="stack">
                <p>{present.status.isSetUp ? t.isSetUp : t.managerWhy}</p>
                {candidates.error !== null && <ProblemCard error={candidates.error} />}
                {candidates.data === undefined ? (
                  <Spinner size="md" aria-label={texts.common.loading} />
                ) : (
                  <ClusterForm key={present.revision} cluster={present} candidates={candidates.data.items} />
                )}
              </CardBody>
            </Card>
            <div className="stack">
              <Card isCompact>
                <CardTitle component="h2">{t.nodeCard}</CardTitle>
                <CardBody className="stack">
                  <p>{t.nodeWhy}</p>
                  <div>
                    <ActionButton
                      scope="nodes:write"
                      variant="secondary"
                      onClick={() => void navigate({ to: '/nodes/add' })}
                    >
                      {t.addNode}
                    </ActionButton>
                  </div>
                </CardBody>
              </Card>
              {present.status.advice.length > 0 && (
                <Alert isInline variant="info" title={t.advice}>
                  <ul>
                    {present.status.advice.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </Alert>
              )}
              {present.status.isSetUp && (
                <Card isCompact>
                  <CardTitle component="h2">{t.endpoints}</CardTitle>
                  <CardBody>
                    {present.status.endpoints.addresses.join(', ')} ({present.status.endpoints.apiPort},{' '}
                    {present.status.endpoints.redisPort})
                    <p className="soft">
                      {t.epoch} {present.status.epoch}
                    </p>
                  </CardBody>
                </Card>
              )}
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
