import { Button, Label, SearchInput } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { ActionButton } from '../../ui/action-button.js';
import { useAsBegun } from '../../ui/as-begun.js';
import { TextField } from '../../ui/dialogs/field.js';
import { FormDialog } from '../../ui/dialogs/form-dialog.js';
import { Loaded } from '../../ui/page.js';
import { useToasts } from '../../ui/toasts/toasts.js';
import { patchDirectorSettings, useDirectorSettings } from './use-director-settings.js';

type Setting = Schemas['KernelSettingView'];
type Settings = Schemas['DirectorSettingsView'];
const t = texts.kernel;

/** Directors whose kernels lack a setting, by its name. */
function useLacking(): ReadonlyMap<string, string[]> {
  const abilities = useQuery({ queryKey: ['capabilities'], queryFn: () => answerOf(api.GET('/api/v1/capabilities')) });
  const lacking = new Map<string, string[]>();
  for (const director of abilities.data?.directors ?? []) {
    for (const { name, available } of director.kernelSettings) {
      if (available === false) lacking.set(name, [...(lacking.get(name) ?? []), director.name]);
    }
  }
  return lacking;
}

function helpOf({ shape, min, max }: Setting): string {
  if (shape === 'cpu-list') return t.cpuHelp;
  return shape === 'pair' ? `${t.pairHelp} ${t.range(min, max)}` : t.range(min, max);
}

interface SetProps {
  readonly setting: Setting;
  readonly settings: Settings;
  readonly onClose: () => void;
}

function SetKernelSetting({ setting, settings, onClose }: SetProps): ReactElement {
  const { name, reason, hosting, kernelDefault } = setting;
  const queries = useQueryClient();
  const { follow } = useToasts();
  const begun = useAsBegun(settings, true);
  const own = settings.spec.kernel?.[name];
  const [value, setValue] = useState(settings.status.effective.kernel[name] ?? hosting ?? kernelDefault ?? '');
  const change = async (next: string | null): Promise<void> => {
    follow(await patchDirectorSettings(begun, { kernel: { [name]: next } }));
    await queries.invalidateQueries({ queryKey: ['director-settings'] });
  };
  return (
    <FormDialog
      title={t.edit(name)}
      about={reason}
      submit={texts.settings.save}
      size="small"
      isFit={value !== '' && value !== own}
      send={() => change(value)}
      onClose={onClose}
      extra={
        own !== undefined && (
          <Button variant="secondary" onClick={() => void change(null).then(onClose)}>
            {t.reset}
          </Button>
        )
      }
    >
      <TextField
        label={t.value}
        help={helpOf(setting)}
        pointer={`/spec/kernel/${name}`}
        value={value}
        onChange={setValue}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}

interface RowProps {
  readonly setting: Setting;
  readonly settings: Settings;
  readonly lacking: readonly string[];
  readonly onEdit: () => void;
}

function Row({ setting, settings, lacking, onEdit }: RowProps): ReactElement {
  const { name, hosting, kernelDefault, reason } = setting;
  const own = settings.spec.kernel?.[name];
  const inForce = settings.status.effective.kernel[name];
  const blocked = lacking.length === 0 ? null : t.lacks(lacking.join(', '));
  return (
    <Tr {...(blocked === null ? {} : { className: 'soft' })}>
      <Td dataLabel={t.name}>
        <code>{name}</code>
        <div className="soft">{reason}</div>
        {blocked !== null && <strong>{blocked}</strong>}
      </Td>
      <Td dataLabel={t.value}>
        <strong>{inForce ?? hosting ?? t.asFound}</strong> {own !== undefined && <Label isCompact>{t.set}</Label>}
      </Td>
      <Td dataLabel={t.hosting}>{hosting ?? t.asFound}</Td>
      <Td dataLabel={t.fresh}>{kernelDefault ?? t.worksOut}</Td>
      <Td isActionCell>
        <ActionButton
          scope="services:write"
          size="sm"
          variant="secondary"
          blocked={blocked}
          aria-label={`${texts.users.edit} ${name}`}
          onClick={onEdit}
        >
          {texts.users.edit}
        </ActionButton>
      </Td>
    </Tr>
  );
}

/** Every sysctl of the balancer with its value, its default and the reason. */
export function KernelSettings({ nodeId = null }: { nodeId?: string | null }): ReactElement {
  const known = useQuery({
    queryKey: ['kernel-settings'],
    queryFn: () => answerOf(api.GET('/api/v1/kernel-settings')),
    staleTime: Infinity,
  });
  const settings = useDirectorSettings(nodeId);
  const lacking = useLacking();
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<Setting | null>(null);
  const isWanted = ({ name, reason }: Setting): boolean =>
    `${name} ${reason}`.toLowerCase().includes(search.toLowerCase());
  return (
    <>
      <p className="soft above">{nodeId === null ? t.about : t.ownAbout}</p>
      <SearchInput
        className="choice above"
        aria-label={t.search}
        placeholder={t.search}
        value={search}
        onChange={(_event, value) => setSearch(value)}
        onClear={() => setSearch('')}
      />
      <Loaded query={settings}>
        {(view) => (
          <Loaded query={known}>
            {({ items }) => (
              <Table aria-label={texts.settings.tabs.kernel} variant="compact">
                <Thead>
                  <Tr>
                    <Th width={60}>{t.name}</Th>
                    <Th>{t.value}</Th>
                    <Th>{t.hosting}</Th>
                    <Th>{t.fresh}</Th>
                    <Th screenReaderText={texts.common.actions} />
                  </Tr>
                </Thead>
                <Tbody>
                  {items.filter(isWanted).map((setting) => (
                    <Row
                      key={setting.name}
                      setting={setting}
                      settings={view}
                      lacking={lacking.get(setting.name) ?? []}
                      onEdit={() => setEdited(setting)}
                    />
                  ))}
                </Tbody>
              </Table>
            )}
          </Loaded>
        )}
      </Loaded>
      {edited !== null && settings.data !== undefined && (
        <SetKernelSetting setting={edited} settings={settings.data} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
