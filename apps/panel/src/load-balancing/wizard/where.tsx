import { Label, Radio } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';
import { TextField } from '../../ui/dialogs/field.js';
import { Loaded } from '../../ui/page.js';
import { useServices, useVirtualIps, type Service } from '../queries.js';
import { isByMark, type ServiceDraft } from './draft.js';
import type { StepProps } from './what.js';

const t = texts.wizard;

/** The service that has this port of an address already; null when it is free there. */
function userOf(services: readonly Service[], address: string, { protocol, port }: ServiceDraft): Service | null {
  const sameDoor = ({ spec }: Service): boolean =>
    spec.address === address && spec.protocol === protocol && String(spec.port) === port;
  return services.find(sameDoor) ?? null;
}

function Uses({ address, user }: { address: Schemas['AddressView']; user: Service | null }): ReactElement {
  if (user !== null)
    return (
      <Label isCompact status="danger">
        {t.taken(user.name)}
      </Label>
    );
  const names = address.status.virtualServices.map(({ name }) => name);
  if (names.length === 0)
    return (
      <Label isCompact status="success">
        {t.free}
      </Label>
    );
  return (
    <Label isCompact status="info">
      {t.usedBy(names)}
    </Label>
  );
}

/** The virtual IP: a free one, a used one on another port, or a new one. IPv4 and IPv6 alike. */
export function Where({ draft, onChange }: StepProps): ReactElement {
  const addresses = useVirtualIps();
  const services = useServices();
  if (isByMark(draft)) return <p>{t.byMark}</p>;
  return (
    <Loaded query={addresses}>
      {({ items }) => (
        <div role="radiogroup" aria-label={t.address} className="stack">
          {items.map((address) => {
            const user = userOf(services.data?.items ?? [], address.spec.address, draft);
            return (
              <Radio
                key={address.id}
                id={`vip-${address.id}`}
                name="vip"
                isDisabled={user !== null}
                isChecked={!draft.isNewAddress && draft.address === address.spec.address}
                label={
                  <>
                    {address.spec.address} <Uses address={address} user={user} />
                  </>
                }
                description={address.spec.description}
                onChange={() => onChange({ ...draft, address: address.spec.address, isNewAddress: false })}
              />
            );
          })}
          <Radio
            id="vip-new"
            name="vip"
            isChecked={draft.isNewAddress}
            label={t.newAddress}
            description={t.newAddressHelp}
            onChange={() => onChange({ ...draft, address: '', isNewAddress: true })}
            body={
              draft.isNewAddress && (
                <TextField
                  label={t.address}
                  pointer="/spec/address"
                  placeholder="192.0.2.80, 2001:db8::80"
                  value={draft.address}
                  onChange={(address) => onChange({ ...draft, address })}
                  isRequired
                />
              )
            }
          />
        </div>
      )}
    </Loaded>
  );
}
