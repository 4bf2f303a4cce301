import { Checkbox, FormGroup } from '@patternfly/react-core';
import { useState, type ReactElement } from 'react';
import { ApiProblem, type Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { TextField } from '../../ui/dialogs/field.js';
import { FormDialog } from '../../ui/dialogs/form-dialog.js';
import { useToasts } from '../../ui/toasts/toasts.js';

type Node = Schemas['NodeView'];
type Role = Schemas['MachineRole'];
const t = texts.node;

/** In the order of what most machines are. */
const ROLES = ['app-server', 'director', 'manager', 'sms', 'standby', 'storage', 'witness'] as const;

interface RoleChoiceProps {
  readonly roles: readonly Role[];
  readonly onChange: (roles: Role[]) => void;
}

export function RoleChoice({ roles, onChange }: RoleChoiceProps): ReactElement {
  return (
    <FormGroup role="group" isInline label={texts.nodes.roles} fieldId="roles" isRequired>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          id={`role-${role}`}
          label={t.roleNames[role]}
          isChecked={roles.includes(role)}
          onChange={(_event, checked) =>
            onChange(ROLES.filter((one) => (one === role ? checked : roles.includes(one))))
          }
        />
      ))}
    </FormGroup>
  );
}

/** Name, roles and tags of a node. Where that takes the last director away, its name has to be typed. */
export function EditDialog({ node, onClose }: { node: Node; onClose: () => void }): ReactElement {
  const { id, revision } = node;
  const [name, setName] = useState(node.name);
  const [roles, setRoles] = useState<readonly Role[]>(node.spec.roles);
  const [tags, setTags] = useState(node.tags.join(', '));
  const [needsName, setNeedsName] = useState(false);
  const [confirm, setConfirm] = useState('');
  const { follow } = useToasts();
  const send = async (): Promise<void> => {
    const body = {
      ...(name === node.name ? {} : { name }),
      tags: tags.split(',').flatMap((tag) => (tag.trim() === '' ? [] : [tag.trim()])),
      spec: { roles: [...roles] },
    };
    const query = needsName ? { confirm } : {};
    const call = api.PATCH('/api/v1/nodes/{id}', {
      params: { path: { id }, query, header: { 'If-Match': `"${revision}"` } },
      body,
    });
    const { operation } = await answerOf(call).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.code === 'confirmation-required') setNeedsName(true);
      throw error;
    });
    follow(operation);
  };
  return (
    <FormDialog
      title={t.editTitle(node.name)}
      submit={t.save}
      isFit={roles.length > 0 && name !== '' && (!needsName || confirm === node.name)}
      send={send}
      onClose={onClose}
    >
      <TextField label={texts.common.name} value={name} onChange={setName} pointer="/name" isRequired />
      <RoleChoice roles={roles} onChange={setRoles} />
      <TextField label={texts.nodes.tags} help={t.tagsHelp} value={tags} onChange={setTags} pointer="/tags" />
      {needsName && (
        <TextField label={texts.dialogs.typeName(node.name)} value={confirm} onChange={setConfirm} isRequired />
      )}
    </FormDialog>
  );
}
