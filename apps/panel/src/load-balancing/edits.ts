import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';

/** One change of load balancing; applied at once, or collected in a change set. */
export type Edit =
  | { readonly resource: 'virtual-service'; readonly action: 'create'; readonly body: Schemas['CreateVirtualService'] }
  | {
      readonly resource: 'virtual-service';
      readonly action: 'update';
      readonly id: string;
      readonly revision: number;
      readonly body: Schemas['PatchVirtualService'];
    }
  | { readonly resource: 'virtual-service'; readonly action: 'delete'; readonly id: string; readonly revision: number }
  | {
      readonly resource: 'real-server';
      readonly action: 'create';
      readonly virtualServiceId: string;
      readonly body: Schemas['CreateRealServer'];
    }
  | {
      readonly resource: 'real-server';
      readonly action: 'update';
      readonly virtualServiceId: string;
      readonly id: string;
      readonly revision: number;
      readonly body: Schemas['PatchRealServer'];
    }
  | {
      readonly resource: 'real-server';
      readonly action: 'delete';
      readonly virtualServiceId: string;
      readonly id: string;
      readonly revision: number;
    };

/** How a change is made: only tried, rolled back unless it is confirmed, or though it takes much traffic away. */
export interface Control {
  readonly dryRun?: boolean;
  readonly confirmWithinSeconds?: number;
  readonly confirmBlastRadius?: boolean;
}

/** What every change of the API answers with. */
export interface ChangeAnswer {
  readonly operation: Schemas['OperationView'] | null;
  readonly object: { readonly id: string } | null;
  readonly plan: Schemas['MachinePlanView'][] | null;
  readonly impact: Schemas['ImpactView'] | null;
}

const etagOf = (revision: number): { 'If-Match': string } => ({ 'If-Match': `"${revision}"` });

/** Sends the edit to its own route. */
export function sendEdit(edit: Edit, query: Control): Promise<ChangeAnswer> {
  return edit.resource === 'virtual-service' ? sendService(edit, query) : sendServer(edit, query);
}

function sendService(edit: Extract<Edit, { resource: 'virtual-service' }>, query: Control): Promise<ChangeAnswer> {
  if (edit.action === 'create')
    return answerOf(api.POST('/api/v1/virtual-services', { params: { query }, body: edit.body }));
  const params = { path: { id: edit.id }, header: etagOf(edit.revision), query };
  if (edit.action === 'delete') return answerOf(api.DELETE('/api/v1/virtual-services/{id}', { params }));
  return answerOf(api.PATCH('/api/v1/virtual-services/{id}', { params, body: edit.body }));
}

function sendServer(edit: Extract<Edit, { resource: 'real-server' }>, query: Control): Promise<ChangeAnswer> {
  const { virtualServiceId: id } = edit;
  if (edit.action === 'create') {
    const params = { path: { id }, query };
    return answerOf(api.POST('/api/v1/virtual-services/{id}/real-servers', { params, body: edit.body }));
  }
  const params = { path: { id, serverId: edit.id }, header: etagOf(edit.revision), query };
  const route = '/api/v1/virtual-services/{id}/real-servers/{serverId}';
  if (edit.action === 'delete') return answerOf(api.DELETE(route, { params }));
  return answerOf(api.PATCH(route, { params, body: edit.body }));
}

/** Adds the edit to a change set, where nothing is applied yet. */
export function collectEdit(changeSetId: string, edit: Edit): Promise<Schemas['ChangeSetView']> {
  const item = {
    ...{ resource: edit.resource, action: edit.action },
    ...('id' in edit ? { id: edit.id, revision: edit.revision } : {}),
    ...('virtualServiceId' in edit && edit.action === 'create' ? { virtualServiceId: edit.virtualServiceId } : {}),
    ...('body' in edit ? { body: { ...edit.body } } : {}),
  };
  const params = { path: { id: changeSetId } };
  return answerOf(api.POST('/api/v1/change-sets/{id}/items', { params, body: item }));
}
