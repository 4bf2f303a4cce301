import { Button, Card, CardBody, CardTitle, Content, Form, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons';
import { useState, type ReactElement, type SyntheticEvent } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';
import { ActionButton } from '../../ui/action-button.js';
import { useAsBegun } from '../../ui/as-begun.js';
import { FaultsContext, faultsOf } from '../../ui/dialogs/faults.js';
import { Field, TextField } from '../../ui/dialogs/field.js';
import { Loaded } from '../../ui/page.js';
import { ProblemCard } from '../../ui/problem-card.js';
import { useChangeDirectorSettings, useDirectorSettings } from './use-director-settings.js';

type View = Schemas['DirectorSettingsView'];
type Daemon = Schemas['SyncDaemonsSpec'][number];
const t = texts.directors;
const TIMEOUTS = ['tcpSeconds', 'tcpFinSeconds', 'udpSeconds'] as const;

function Timeouts({ view }: { view: View }): ReactElement {
  const own = view.spec.timeouts ?? {};
  const inForce = view.status.effective.timeouts;
  const [draft, setDraft] = useState<Readonly<Record<string, string>>>({});
  const shown = (name: (typeof TIMEOUTS)[number]): string => draft[name] ?? own[name]?.toString() ?? '';
  const changed = TIMEOUTS.filter((name) => shown(name) !== (own[name]?.toString() ?? ''));
  const begun = useAsBegun(view, Object.keys(draft).length > 0);
  const { mutate, error, isPending } = useChangeDirectorSettings(begun, () => setDraft({}));
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const timeouts = Object.fromEntries(changed.map((name) => [name, shown(name) === '' ? null : Number(shown(name))]));
    if (changed.length > 0) mutate({ timeouts });
  };
  return (
    <Card>
      <CardTitle component="h2">{t.timeouts}</CardTitle>
      <CardBody>
        <Content component="p">{t.timeoutsWhy}</Content>
        <Form onSubmit={submit}>
          <FaultsContext value={faultsOf(error)}>
            {TIMEOUTS.map((name) => (
              <TextField
                key={name}
                label={t[name]}
                help={t.inForce(inForce[name] === null ? t.kernelDefault : t.seconds(inForce[name]))}
                pointer={`/spec/timeouts/${name}`}
                type="number"
                min={1}
                value={shown(name)}
                onChange={(value) => setDraft({ ...draft, [name]: value })}
              />
            ))}
          </FaultsContext>
          {error !== null && <ProblemCard error={error} />}
          <div>
            <ActionButton
              scope="services:write"
              type="submit"
              isLoading={isPending}
              blocked={changed.length === 0 ? texts.settings.noChange : null}
            >
              {texts.settings.save}
            </ActionButton>
          </div>
        </Form>
      </CardBody>
    </Card>
  );
}

interface DaemonFieldsProps {
  readonly daemon: Daemon;
  readonly index: number;
  readonly onChange: (daemon: Daemon) => void;
  readonly onDrop: () => void;
}

function DaemonFields({ daemon, index, onChange, onDrop }: DaemonFieldsProps): ReactElement {
  return (
    <div className="toolbar" role="group" aria-label={`${t.sync} ${index + 1}`}>
      <Field label={t.syncState}>
        {({ id }) => (
          <FormSelect
            id={id}
            value={daemon.state}
            onChange={(_event, value) => onChange({ ...daemon, state: value === 'backup' ? 'backup' : 'master' })}
          >
            <FormSelectOption value="master" label="master" />
            <FormSelectOption value="backup" label="backup" />
          </FormSelect>
        )}
      </Field>
      <TextField
        label={t.syncInterface}
        pointer={`/spec/sync/${index}/interface`}
        value={daemon.interface}
        placeholder="eth0"
        onChange={(value) => onChange({ ...daemon, interface: value })}
      />
      <TextField
        label={t.syncId}
        pointer={`/spec/sync/${index}/syncId`}
        type="number"
        min={0}
        max={255}
        value={String(daemon.syncId ?? 0)}
        onChange={(value) => onChange({ ...daemon, syncId: Number(value) })}
      />
      <Button variant="plain" icon={<TimesIcon />} aria-label={t.syncDrop(daemon.state)} onClick={onDrop} />
    </div>
  );
}

function SyncDaemons({ view }: { view: View }): ReactElement {
  const own = view.spec.sync ?? [];
  const [draft, setDraft] = useState<readonly Daemon[] | null>(null);
  const begun = useAsBegun(view, draft !== null);
  const { mutate, error, isPending } = useChangeDirectorSettings(begun, () => setDraft(null));
  const shown: readonly Daemon[] = draft ?? own;
  const add = (): void =>
    setDraft([...shown, { state: shown[0]?.state === 'master' ? 'backup' : 'master', interface: '' }]);
  const replace = (at: number, daemon: Daemon | null): void =>
    setDraft(shown.flatMap((one, index) => (index === at ? (daemon ?? []) : one)));
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (draft !== null) mutate({ sync: [...draft] });
  };
  return (
    <Card>
      <CardTitle component="h2">{t.sync}</CardTitle>
      <CardBody>
        <Content component="p">{t.syncWhy}</Content>
        <Form onSubmit={submit}>
          <FaultsContext value={faultsOf(error)}>
            {shown.length === 0 && <p className="soft">{view.nodeId === null ? t.syncNone : t.syncOwnNone}</p>}
            {shown.map((daemon, index) => (
              <DaemonFields
                key={index}
                daemon={daemon}
                index={index}
                onChange={(next) => replace(index, next)}
                onDrop={() => replace(index, null)}
              />
            ))}
          </FaultsContext>
          {error !== null && <ProblemCard error={error} />}
          <div className="toolbar">
            {shown.length < 2 && (
              <ActionButton scope="services:write" variant="secondary" onClick={add}>
                {t.syncAdd}
              </ActionButton>
            )}
            <ActionButton
              scope="services:write"
              type="submit"
              isLoading={isPending}
              blocked={draft === null ? texts.settings.noChange : null}
            >
              {texts.settings.save}
            </ActionButton>
          </div>
        </Form>
      </CardBody>
    </Card>
  );
}

/** What all directors do beside balancing, or what one of them does otherwise. */
export function Directors({ nodeId = null }: { nodeId?: string | null }): ReactElement {
  const settings = useDirectorSettings(nodeId);
  return (
    <>
      <p className="soft above">{nodeId === null ? t.about : t.ownAbout}</p>
      <Loaded query={settings}>
        {(view) => (
          <div className="columns">
            <Timeouts view={view} />
            <SyncDaemons view={view} />
          </div>
        )}
      </Loaded>
    </>
  );
}
