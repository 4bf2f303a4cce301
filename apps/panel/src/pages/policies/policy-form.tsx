import { Checkbox, FormSelect, FormSelectOption, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { CheckForm } from '../../load-balancing/check-form.js';
import { checkOf, draftOf, isFitCheck, NO_CHECK } from '../../load-balancing/checks.js';
import { PoolForm } from '../../load-balancing/pool-form.js';
import { isFitPool, NO_RULES, poolDraftOf, poolOf } from '../../load-balancing/pool.js';
import { texts } from '../../texts/index.js';
import { Field, TextField } from '../../ui/dialogs/field.js';
import { FormDialog } from '../../ui/dialogs/form-dialog.js';
import { span } from '../../ui/time.js';

type Policy = Schemas['PolicyView'];
type Scheduler = Schemas['Scheduler'];
type Flag = Schemas['SchedulerFlag'];
type Method = Schemas['ForwardingMethod'];
export type PolicyChange = { readonly operation: Schemas['OperationView'] | null };
const t = texts.policyPage;
const PRESETS = [0, 300, 1800, 3600] as const;
const METHODS = ['direct-routing', 'masquerading', 'tunneling'] as const satisfies readonly Method[];

interface SchedulerChoiceProps {
  readonly value: Scheduler;
  readonly flags: readonly Flag[];
  readonly onChange: (scheduler: Scheduler, flags: readonly Flag[]) => void;
}

/** The schedulers that the kernels have, each with when it is best; what a kernel lacks is grey, with its name. */
function SchedulerChoice({ value, flags, onChange }: SchedulerChoiceProps): ReactElement {
  const schedulers = useQuery({ queryKey: ['schedulers'], queryFn: () => answerOf(api.GET('/api/v1/schedulers')) });
  const items = schedulers.data?.items ?? [];
  const chosen = items.find(({ name }) => name === value);
  return (
    <>
      <Field label={t.scheduler} help={chosen?.bestWhen} pointer="/spec/scheduler" isRequired>
        {({ id, describedBy }) => (
          <FormSelect
            id={id}
            aria-describedby={describedBy}
            value={value}
            onChange={(_event, next) => onChange(items.find(({ name }) => name === next)?.name ?? value, [])}
          >
            {items.length === 0 && <FormSelectOption value={value} label={value} />}
            {items.map(({ name, title, available, directors }) => {
              const lacking = directors.filter((one) => one.available === false).map((one) => one.name);
              const note = available === false ? ` (${t.lacks(lacking.join(', '))})` : '';
              return (
                <FormSelectOption
                  key={name}
                  value={name}
                  label={`${name} – ${title}${note}`}
                  isDisabled={available === false}
                />
              );
            })}
          </FormSelect>
        )}
      </Field>
      {chosen?.flags.map((flag) => (
        <Checkbox
          key={flag}
          id={flag}
          label={flag}
          isChecked={flags.includes(flag)}
          onChange={() =>
            onChange(value, flags.includes(flag) ? flags.filter((one) => one !== flag) : [...flags, flag])
          }
        />
      ))}
    </>
  );
}

function PersistenceChoice({
  seconds,
  onChange,
}: {
  seconds: number;
  onChange: (seconds: number) => void;
}): ReactElement {
  const isPreset = PRESETS.some((one) => one === seconds);
  return (
    <Field label={t.persistence} help={t.persistenceHelp} pointer="/spec/persistence">
      {({ id, describedBy }) => (
        <FormSelect
          id={id}
          aria-describedby={describedBy}
          value={seconds}
          onChange={(_event, value) => onChange(Number(value))}
        >
          {!isPreset && <FormSelectOption value={seconds} label={t.other(span(seconds * 1000))} />}
          {PRESETS.map((one) => (
            <FormSelectOption key={one} value={one} label={t.presets[one]} />
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

function MethodChoice({
  method,
  onChange,
}: {
  method: Method | null;
  onChange: (method: Method | null) => void;
}): ReactElement {
  return (
    <Field label={t.method} pointer="/spec/forwardingMethod">
      {({ id, describedBy }) => (
        <FormSelect
          id={id}
          aria-describedby={describedBy}
          value={method ?? ''}
          onChange={(_event, value) => onChange(METHODS.find((one) => one === value) ?? null)}
        >
          <FormSelectOption value="" label={t.methodAny} />
          {METHODS.map((one) => (
            <FormSelectOption key={one} value={one} label={t.methods[one]} />
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

/** Persistence as it is sent: what was there is kept but for its time. */
function persistenceOf(seconds: number, present: Policy['spec']['persistence']): Schemas['PersistenceSpec'] | null {
  if (seconds === 0) return null;
  const { prefixLength = null, engine = null } = present ?? {};
  return {
    timeoutSeconds: seconds,
    ...(prefixLength === null ? {} : { prefixLength }),
    ...(engine === null ? {} : { engine }),
  };
}

interface PartProps {
  readonly id: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly children: ReactNode;
}

/** What a policy says, or leaves to the services. */
function Part({ id, label, isOn, onSwitch, children }: PartProps): ReactElement {
  return (
    <div className="stack">
      <Checkbox
        id={id}
        label={label}
        description={t.saysHelp}
        isChecked={isOn}
        onChange={(_event, checked) => onSwitch(checked)}
      />
      {isOn && children}
    </div>
  );
}

interface PolicyFormProps {
  /** Null: a new one. */
  readonly policy: Policy | null;
  readonly onClose: () => void;
  readonly onDone: (answer: PolicyChange) => void;
}

export function PolicyForm({ policy, onClose, onDone }: PolicyFormProps): ReactElement {
  const [name, setName] = useState(policy?.name ?? '');
  const [description, setDescription] = useState(policy?.spec.description ?? '');
  const [scheduler, setScheduler] = useState<Scheduler>(policy?.spec.scheduler ?? 'wlc');
  const [flags, setFlags] = useState<readonly Flag[]>(policy?.spec.schedulerFlags ?? []);
  const [seconds, setSeconds] = useState(policy?.spec.persistence?.timeoutSeconds ?? 0);
  const [method, setMethod] = useState<Method | null>(policy?.spec.forwardingMethod ?? null);
  const health = policy?.spec.health ?? null;
  const [firstCheck] = health?.checks ?? [];
  const knownCheck = firstCheck === undefined ? NO_CHECK : draftOf(firstCheck);
  const [tab, setTab] = useState<string | number>('balancing');
  const [hasChecks, setHasChecks] = useState(health !== null);
  const [check, setCheck] = useState(knownCheck ?? NO_CHECK);
  const [hasPool, setHasPool] = useState((policy?.spec.pool ?? null) !== null);
  const [pool, setPool] = useState(poolDraftOf(policy?.spec.pool ?? NO_RULES));
  const made = knownCheck === null ? firstCheck : (checkOf(check) ?? undefined);
  const checks = [...(made === undefined ? [] : [made]), ...(health?.checks.slice(1) ?? [])];
  const persistence = persistenceOf(seconds, policy?.spec.persistence ?? null);
  const spec: Schemas['PolicySpecPatch'] = {
    ...{ description, scheduler, schedulerFlags: [...flags], persistence, forwardingMethod: method },
    health: hasChecks ? { ...health, checks } : null,
    pool: hasPool ? poolOf(pool, policy?.spec.pool ?? NO_RULES) : null,
  };
  const send = async (): Promise<PolicyChange> => {
    if (policy === null) return answerOf(api.POST('/api/v1/policies', { body: { name, spec } }));
    const params = { path: { id: policy.id }, header: { 'If-Match': `"${policy.revision}"` } };
    return answerOf(api.PATCH('/api/v1/policies/{id}', { params, body: { spec } }));
  };
  return (
    <FormDialog
      title={policy === null ? t.createTitle : t.editTitle(policy.name)}
      submit={policy === null ? t.create : t.save}
      isFit={name !== '' && (!hasChecks || isFitCheck(check)) && (!hasPool || isFitPool(pool))}
      send={send}
      onClose={onClose}
      onDone={onDone}
      {...(policy === null ? {} : { about: t.touches(policy.status.virtualServices.length) })}
    >
      {policy === null && (
        <TextField label={t.name} pointer="/name" value={name} onChange={setName} isRequired autoFocus />
      )}
      <TextField label={t.description} pointer="/spec/description" value={description} onChange={setDescription} />
      <Tabs activeKey={tab} onSelect={(_event, key) => setTab(key)} aria-label={t.parts}>
        <Tab eventKey="balancing" title={<TabTitleText>{t.balancing}</TabTitleText>}>
          <div className="stack">
            <SchedulerChoice
              value={scheduler}
              flags={flags}
              onChange={(next, nextFlags) => {
                setScheduler(next);
                setFlags(nextFlags);
              }}
            />
            <PersistenceChoice seconds={seconds} onChange={setSeconds} />
            <MethodChoice method={method} onChange={setMethod} />
          </div>
        </Tab>
        <Tab eventKey="health" title={<TabTitleText>{texts.service.tabs.health}</TabTitleText>}>
          <Part id="policy-checks" label={t.saysChecks} isOn={hasChecks} onSwitch={setHasChecks}>
            {knownCheck === null ? (
              <p>{texts.service.unknownCheck}</p>
            ) : (
              <CheckForm draft={check} onChange={setCheck} />
            )}
            {checks.length > 1 && <p className="soft">{texts.service.moreChecks(checks.length - 1)}</p>}
          </Part>
        </Tab>
        <Tab eventKey="pool" title={<TabTitleText>{texts.service.tabs.pool}</TabTitleText>}>
          <Part id="policy-pool" label={t.saysPool} isOn={hasPool} onSwitch={setHasPool}>
            <PoolForm draft={pool} onChange={setPool} />
          </Part>
        </Tab>
      </Tabs>
    </FormDialog>
  );
}
