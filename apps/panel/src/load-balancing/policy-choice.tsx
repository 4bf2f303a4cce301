import { Button, Card, CardBody, CardHeader, CardTitle, Radio, TextInput } from '@patternfly/react-core';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../texts/index.js';
import { Loaded } from '../ui/page.js';
import { useSchedulers, useTemplates } from './queries.js';

type Scheduler = Schemas['Scheduler'];
const t = texts.policies;
/** What nearly everybody wants; the others are one press away. */
const COMMON: readonly Scheduler[] = ['wlc', 'lc', 'wrr', 'rr', 'mh', 'sh'];

interface PolicyCardsProps {
  readonly value: Scheduler;
  readonly onChange: (value: Scheduler) => void;
}

/** How a server is picked: one card per policy, each with when it is best. */
export function PolicyCards({ value, onChange }: PolicyCardsProps): ReactElement {
  const schedulers = useSchedulers();
  const [isAll, setAll] = useState(false);
  return (
    <Loaded query={schedulers}>
      {({ items }) => (
        <div role="radiogroup" aria-label={t.label}>
          <div className="cards">
            {[...items]
              .filter(({ name }) => isAll || COMMON.includes(name) || name === value)
              .sort((one, other) => rank(one.name) - rank(other.name))
              .map(({ name, title, bestWhen, available }) => (
                <Card key={name} id={`policy-${name}`} isCompact isSelectable isSelected={name === value}>
                  <CardHeader
                    selectableActions={{
                      selectableActionId: `policy-${name}-input`,
                      selectableActionAriaLabelledby: `policy-${name}-title`,
                      name: 'policy',
                      variant: 'single',
                      onChange: () => onChange(name),
                    }}
                  >
                    <CardTitle component="h3" id={`policy-${name}-title`}>
                      {title} <span className="soft">{name}</span>
                    </CardTitle>
                  </CardHeader>
                  <CardBody>
                    {bestWhen}
                    {available === false && <p>{t.missing}</p>}
                  </CardBody>
                </Card>
              ))}
          </div>
          {!isAll && (
            <Button variant="link" isInline onClick={() => setAll(true)}>
              {t.all(items.length)}
            </Button>
          )}
        </div>
      )}
    </Loaded>
  );
}

function rank(name: Scheduler): number {
  const at = COMMON.indexOf(name);
  return at === -1 ? COMMON.length : at;
}

interface PersistenceChoiceProps {
  /** Seconds; 0 is off. */
  readonly value: number;
  readonly onChange: (seconds: number) => void;
}

/** How long a client stays with its server: the ready-made lengths, or any other. */
export function PersistenceChoice({ value, onChange }: PersistenceChoiceProps): ReactElement {
  const templates = useTemplates();
  const presets = templates.data?.persistencePresets ?? [];
  const [isOwn, setOwn] = useState(false);
  const isCustom = isOwn || (presets.length > 0 && !presets.some(({ seconds }) => seconds === value));
  return (
    <fieldset className="plain">
      <legend className="pf-v6-c-form__label-text">{texts.persistence.label}</legend>
      {presets.map(({ seconds, title, description }) => (
        <Radio
          key={seconds}
          id={`persistence-${seconds}`}
          name="persistence"
          label={title}
          description={description}
          isChecked={!isCustom && seconds === value}
          onChange={() => {
            setOwn(false);
            onChange(seconds);
          }}
        />
      ))}
      <Radio
        id="persistence-custom"
        name="persistence"
        label={texts.persistence.custom}
        isChecked={isCustom}
        onChange={() => setOwn(true)}
        body={
          isCustom && (
            <TextInput
              type="number"
              min={1}
              aria-label={texts.persistence.seconds}
              value={value}
              onChange={(_event, text) => onChange(Math.max(0, Math.floor(Number(text))))}
            />
          )
        }
      />
      {value > 0 && <p className="soft">{texts.persistence.drained}</p>}
    </fieldset>
  );
}
