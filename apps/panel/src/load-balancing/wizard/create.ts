import { answerOf, api } from '../../api/client.js';
import { sendEdit, type ChangeAnswer, type Control } from '../edits.js';
import { isMany, manyBody, serviceBody, type ServiceDraft } from './draft.js';

/** Sends what the wizard asked; `object` is the service, or the first of several. */
export async function create(draft: ServiceDraft, isEnabled: boolean, query: Control): Promise<ChangeAnswer> {
  if (!isMany(draft)) {
    return sendEdit({ resource: 'virtual-service', action: 'create', body: serviceBody(draft, isEnabled) }, query);
  }
  const params = { query };
  const body = manyBody(draft, isEnabled);
  const answer = await answerOf(api.POST('/api/v1/virtual-services/from-template', { params, body }));
  return { ...answer, object: answer.items[0] ?? null };
}
