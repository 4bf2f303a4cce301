import { Checkbox, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useState, type ReactElement } from 'react';
import { texts } from '../texts/index.js';
import { TextField } from '../ui/dialogs/field.js';
import { CheckForm } from './check-form.js';
import { checkOf, draftOf, isFitCheck, NO_CHECK } from './checks.js';
import { EditDialog } from './edit-dialog.js';
import type { Edit } from './edits.js';
import { PersistenceChoice, PolicyCards } from './policy-choice.js';
import { PoolForm } from './pool-form.js';
import { isFitPool, poolDraftOf, poolOf } from './pool.js';
import type { Service } from './queries.js';

const t = texts.service;

interface ServiceDialogProps {
  readonly service: Service;
  readonly onClose: () => void;
}

/** Policy, persistence, health and pool of a service; only what was changed is sent. */
export function EditService({ service: opened, onClose }: ServiceDialogProps): ReactElement {
  // What was seen when the form was opened: a change by somebody else meanwhile is refused, not overwritten.
  const [service] = useState(opened);
  const { spec } = service;
  const [first] = spec.health.checks;
  const [tab, setTab] = useState<string | number>('general');
  const [name, setName] = useState(service.name);
  const [isEnabled, setEnabled] = useState(spec.enabled);
  const [scheduler, setScheduler] = useState(spec.scheduler);
  const [persistence, setPersistence] = useState(spec.persistence?.timeoutSeconds ?? 0);
  const known = first === undefined ? NO_CHECK : draftOf(first);
  const [check, setCheck] = useState(known ?? NO_CHECK);
  const [pool, setPool] = useState(poolDraftOf(spec.pool));
  const oldPool = JSON.stringify(poolDraftOf(spec.pool));
  const edit = (): Edit => {
    const made = checkOf(check);
    const isCheckChanged = known !== null && JSON.stringify(check) !== JSON.stringify(known);
    const checks = [...(made === null ? [] : [made]), ...spec.health.checks.slice(1)];
    return {
      ...{ resource: 'virtual-service', action: 'update', id: service.id, revision: service.revision },
      body: {
        ...(name === service.name ? {} : { name }),
        spec: {
          ...(isEnabled === spec.enabled ? {} : { enabled: isEnabled }),
          ...(scheduler === spec.scheduler ? {} : { scheduler }),
          ...(persistence === (spec.persistence?.timeoutSeconds ?? 0)
            ? {}
            : { persistence: persistence === 0 ? null : { timeoutSeconds: persistence } }),
          ...(isCheckChanged ? { health: { ...spec.health, checks } } : {}),
          ...(JSON.stringify(pool) === oldPool ? {} : { pool: poolOf(pool, spec.pool) }),
        },
      },
    };
  };
  return (
    <EditDialog
      title={t.editTitle(service.name)}
      submit={t.save}
      isFit={name !== '' && isFitCheck(check) && isFitPool(pool)}
      edit={edit}
      onClose={onClose}
    >
      <Tabs activeKey={tab} onSelect={(_event, key) => setTab(key)} aria-label={t.editTitle(service.name)}>
        <Tab eventKey="general" title={<TabTitleText>{t.tabs.general}</TabTitleText>}>
          <div className="stack">
            <TextField label={texts.common.name} pointer="/name" value={name} onChange={setName} isRequired />
            <Checkbox
              id="service-enabled"
              label={t.enabled}
              description={t.enabledHelp}
              isChecked={isEnabled}
              onChange={(_event, value) => setEnabled(value)}
            />
          </div>
        </Tab>
        <Tab eventKey="policy" title={<TabTitleText>{t.tabs.policy}</TabTitleText>}>
          <div className="stack">
            <PolicyCards value={scheduler} onChange={setScheduler} />
            <PersistenceChoice value={persistence} onChange={setPersistence} />
          </div>
        </Tab>
        <Tab eventKey="health" title={<TabTitleText>{t.tabs.health}</TabTitleText>}>
          <div className="stack">
            {known === null ? <p>{t.unknownCheck}</p> : <CheckForm draft={check} onChange={setCheck} />}
            {spec.health.checks.length > 1 && <p className="soft">{t.moreChecks(spec.health.checks.length - 1)}</p>}
          </div>
        </Tab>
        <Tab eventKey="pool" title={<TabTitleText>{t.tabs.pool}</TabTitleText>}>
          <div className="stack">
            <PoolForm draft={pool} onChange={setPool} />
          </div>
        </Tab>
      </Tabs>
    </EditDialog>
  );
}
