import type { RecordedEvent } from '../events/event.js';

const PATHS: Readonly<Record<RecordedEvent['subject']['type'], string | null>> = {
  node: '/api/v1/nodes',
  'virtual-service': '/api/v1/virtual-services',
  manager: null,
};

/** Constant for an event and an endpoint, so that receivers can drop what they have had. */
export const messageIdOf = (position: string, webhookId: string): string => `msg_${position}_${webhookId}`;

/** The body: what happened to which object; whoever wants more asks the API, where it is up to date. */
export function payloadOf({ position, type, at, subject }: RecordedEvent, revision: number | null): string {
  const path = PATHS[subject.type];
  const link = path === null ? null : `${path}/${subject.id}`;
  return JSON.stringify({ type, timestamp: at.toISOString(), data: { id: position, subject, link, revision } });
}

/** The body of a test. */
export function testPayload(
  webhook: { readonly id: string; readonly name: string; readonly revision: number },
  at: Date,
): string {
  const { id, name, revision } = webhook;
  const subject = { type: 'webhook', id, name };
  const data = { id: null, subject, link: `/api/v1/webhooks/${id}`, revision };
  return JSON.stringify({ type: 'webhook-test', timestamp: at.toISOString(), data });
}
