import { Button, Checkbox, FormSelect, FormSelectOption, FormSelectOptionGroup } from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api, taggedAnswerOf } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { Field } from '../../ui/dialogs/field.js';
import { FormDialog } from '../../ui/dialogs/form-dialog.js';
import { Loaded } from '../../ui/page.js';

type Grant = Schemas['Grant'];
type Resource = Schemas['GrantedResource'];
type GrantedScope = keyof typeof t.scopeNames;
const t = texts.users;

/** What makes sense for one object. */
const GRANTABLE: Readonly<Record<Resource, readonly GrantedScope[]>> = {
  'virtual-service': ['services:write', 'services:drain'],
  node: ['nodes:write', 'services:drain'],
};
const keyOf = ({ resource, id }: Pick<Grant, 'resource' | 'id'>): string => `${resource}/${id}`;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everything that can be granted, by name. */
function useObjects(): { readonly services: readonly Named[]; readonly nodes: readonly Named[] } {
  const query = { limit: 500, sort: 'name:asc' } as const;
  const services = useQuery({
    queryKey: ['virtual-services', 'names'],
    queryFn: () => answerOf(api.GET('/api/v1/virtual-services', { params: { query } })),
  });
  const nodes = useQuery({
    queryKey: ['nodes', 'names'],
    queryFn: () => answerOf(api.GET('/api/v1/nodes', { params: { query } })),
  });
  return { services: services.data?.items ?? [], nodes: nodes.data?.items ?? [] };
}

interface EditorProps {
  readonly grants: readonly Grant[];
  readonly onChange: (grants: readonly Grant[]) => void;
}

function Editor({ grants, onChange }: EditorProps): ReactElement {
  const { services, nodes } = useObjects();
  const taken = new Set(grants.map(keyOf));
  const nameOf = ({ resource, id }: Grant): string =>
    (resource === 'node' ? nodes : services).find((one) => one.id === id)?.name ?? `${id} (${t.grantsGone})`;
  const toggle = (grant: Grant, scope: GrantedScope): void => {
    const has = grant.scopes.includes(scope);
    const scopes = has ? grant.scopes.filter((one) => one !== scope) : [...grant.scopes, scope];
    onChange(grants.map((one) => (keyOf(one) === keyOf(grant) ? { ...one, scopes } : one)));
  };
  const add = (key: string): void => {
    const [resource, id] = key.split('/') as [Resource, string | undefined];
    const [first] = GRANTABLE[resource];
    if (id !== undefined && first !== undefined) onChange([...grants, { resource, id, scopes: [first] }]);
  };
  const options = (resource: Resource, all: readonly Named[]): ReactElement[] =>
    all
      .filter(({ id }) => !taken.has(keyOf({ resource, id })))
      .map(({ id, name }) => <FormSelectOption key={id} value={keyOf({ resource, id })} label={name} />);
  return (
    <>
      {grants.length === 0 && <p className="soft">{t.grantsNone}</p>}
      <ul className="lines">
        {grants.map((grant) => (
          <li key={keyOf(grant)}>
            <strong className="grow">{nameOf(grant)}</strong>
            {GRANTABLE[grant.resource].map((scope) => (
              <Checkbox
                key={scope}
                id={`${keyOf(grant)}-${scope}`}
                label={t.scopeNames[scope]}
                isChecked={grant.scopes.includes(scope)}
                onChange={() => toggle(grant, scope)}
              />
            ))}
            <Button
              variant="plain"
              icon={<TimesIcon />}
              aria-label={t.grantsDrop(nameOf(grant))}
              onClick={() => onChange(grants.filter((one) => keyOf(one) !== keyOf(grant)))}
            />
          </li>
        ))}
      </ul>
      <Field label={t.grantsAdd} pointer="/items">
        {({ id, describedBy }) => (
          <FormSelect id={id} aria-describedby={describedBy} value="" onChange={(_event, key) => add(key)}>
            <FormSelectOption value="" label={t.grantsChoose} isPlaceholder />
            <FormSelectOptionGroup label={t.grantsServices}>
              {options('virtual-service', services)}
            </FormSelectOptionGroup>
            <FormSelectOptionGroup label={t.grantsNodes}>{options('node', nodes)}</FormSelectOptionGroup>
          </FormSelect>
        )}
      </Field>
    </>
  );
}

interface UserGrantsProps {
  readonly user: Schemas['UserView'];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** What a user may do with single services and nodes. */
export function UserGrants({ user, onClose, onSaved }: UserGrantsProps): ReactElement {
  const path = { id: user.id };
  const [draft, setDraft] = useState<{ readonly grants: readonly Grant[]; readonly etag: string } | null>(null);
  const known = useQuery({
    queryKey: ['grants', user.id],
    queryFn: () => taggedAnswerOf(api.GET('/api/v1/users/{id}/grants', { params: { path } })),
    gcTime: 0,
  });
  // The grants are read anew while the dialog stands; what is edited belongs to those that were there when that began.
  const { grants, etag } = draft ?? { grants: known.data?.answer.items ?? [], etag: known.data?.etag ?? '' };
  const isFit = known.data !== undefined && grants.every(({ scopes }) => scopes.length > 0);
  const send = () => {
    const params = { path, header: { 'If-Match': etag } };
    return answerOf(api.PUT('/api/v1/users/{id}/grants', { params, body: { items: [...grants] } }));
  };
  return (
    <FormDialog
      title={t.grantsTitle(user.name)}
      about={t.grantsAbout}
      submit={t.save}
      isFit={isFit}
      send={send}
      onClose={onClose}
      onDone={onSaved}
    >
      <Loaded query={known}>
        {() => <Editor grants={grants} onChange={(next) => setDraft({ grants: next, etag })} />}
      </Loaded>
    </FormDialog>
  );
}
