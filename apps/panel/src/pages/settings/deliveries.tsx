import { Button, Label } from '@patternfly/react-core';
import { BanIcon, CheckCircleIcon, ExclamationCircleIcon, OutlinedClockIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { useMay } from '../../api/session.js';
import { texts } from '../../texts/index.js';
import { Loaded } from '../../ui/page.js';
import { ProblemCard } from '../../ui/problem-card.js';
import { Ago } from '../../ui/time.js';

type Delivery = Schemas['DeliveryView'];
const t = texts.webhooks;
const LOOKS = {
  pending: { status: 'info', icon: <OutlinedClockIcon /> },
  delivered: { status: 'success', icon: <CheckCircleIcon /> },
  failed: { status: 'danger', icon: <ExclamationCircleIcon /> },
  cancelled: { status: 'warning', icon: <BanIcon /> },
} as const;

function LastAttempt({ attempts }: Delivery): ReactElement {
  const last = attempts.at(-1);
  return (
    <>
      {t.tries(attempts.length)}
      {last !== undefined && (
        <span className="soft">
          {' '}
          – {t.attempt(last.status, last.milliseconds)} {last.error}
        </span>
      )}
    </>
  );
}

/** What was sent to a webhook, what it answered, and a button to send it again. */
export function Deliveries({ webhookId }: { webhookId: string }): ReactElement {
  const queries = useQueryClient();
  const mayWrite = useMay('webhooks:write');
  const key = ['webhooks', webhookId, 'deliveries'];
  const deliveries = useQuery({
    queryKey: key,
    queryFn: () => {
      const params = { path: { id: webhookId }, query: { limit: 20 } };
      return answerOf(api.GET('/api/v1/webhooks/{id}/deliveries', { params }));
    },
    refetchInterval: 3_000,
  });
  const replay = useMutation({
    mutationFn: (deliveryId: string) => {
      const params = { path: { id: webhookId, deliveryId } };
      return answerOf(api.POST('/api/v1/webhooks/{id}/deliveries/{deliveryId}/replay', { params }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  return (
    <>
      {replay.error !== null && <ProblemCard error={replay.error} />}
      <Loaded query={deliveries}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t.noDelivery}</p>
          ) : (
            <Table aria-label={t.deliveries} variant="compact" borders={false}>
              <Thead>
                <Tr>
                  <Th>{texts.common.state}</Th>
                  <Th>{t.types}</Th>
                  <Th>{texts.events.at}</Th>
                  <Th>{t.deliveries}</Th>
                  <Th screenReaderText={texts.common.actions} />
                </Tr>
              </Thead>
              <Tbody>
                {items.map((delivery) => (
                  <Tr key={delivery.id}>
                    <Td dataLabel={texts.common.state}>
                      <Label isCompact variant="outline" {...LOOKS[delivery.state]}>
                        {t.states[delivery.state]}
                      </Label>
                    </Td>
                    <Td dataLabel={t.types}>{delivery.type}</Td>
                    <Td dataLabel={texts.events.at}>
                      <Ago at={delivery.createdAt} />
                    </Td>
                    <Td dataLabel={t.deliveries}>
                      <LastAttempt {...delivery} />
                    </Td>
                    <Td isActionCell>
                      {delivery.state !== 'pending' && (
                        <Button
                          size="sm"
                          variant="link"
                          isAriaDisabled={!mayWrite}
                          onClick={() => replay.mutate(delivery.id)}
                        >
                          {t.replay}
                        </Button>
                      )}
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
          )
        }
      </Loaded>
    </>
  );
}
