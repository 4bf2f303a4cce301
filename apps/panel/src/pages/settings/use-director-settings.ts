import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { useToasts } from '../../ui/toasts/toasts.js';

type View = Schemas['DirectorSettingsView'];
const KEY = ['director-settings'];

/** The settings that all directors have, or what one of them has of its own. */
export function useDirectorSettings(nodeId: string | null): ReturnType<typeof useQuery<View>> {
  return useQuery<View>({
    queryKey: [...KEY, nodeId],
    queryFn: () =>
      nodeId === null
        ? answerOf(api.GET('/api/v1/director-settings'))
        : answerOf(api.GET('/api/v1/nodes/{id}/director-settings', { params: { path: { id: nodeId } } })),
  });
}

/** Changes them; the machines follow, and their operation is shown. */
export async function patchDirectorSettings(
  { nodeId, revision }: Pick<View, 'nodeId' | 'revision'>,
  spec: Schemas['DirectorSettingsChange'],
): Promise<Schemas['OperationView'] | null> {
  const header = { 'If-Match': `"${revision}"` };
  if (nodeId === null) {
    const answer = api.PATCH('/api/v1/director-settings', { params: { header }, body: { spec } });
    return (await answerOf(answer)).operation;
  }
  const params = { path: { id: nodeId }, header };
  const answer = api.PATCH('/api/v1/nodes/{id}/director-settings', { params, body: { spec } });
  return (await answerOf(answer)).operation;
}

export function useChangeDirectorSettings(
  view: View,
  onDone: () => void,
): ReturnType<typeof useMutation<Schemas['OperationView'] | null, Error, Schemas['DirectorSettingsChange']>> {
  const queries = useQueryClient();
  const { follow } = useToasts();
  return useMutation<Schemas['OperationView'] | null, Error, Schemas['DirectorSettingsChange']>({
    mutationFn: (spec) => patchDirectorSettings(view, spec),
    onSuccess: async (operation) => {
      follow(operation);
      await queries.invalidateQueries({ queryKey: KEY });
      onDone();
    },
  });
}
