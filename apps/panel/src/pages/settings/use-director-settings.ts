import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { useToasts } from '../../ui/toasts/toasts.js';

type View = Schemas['DirectorSettingsView'];
const KEY = ['director-settings'];

/** The settings that all directors have. */
export function useDirectorSettings(): ReturnType<typeof useQuery<View>> {
  return useQuery<View>({ queryKey: KEY, queryFn: () => answerOf(api.GET('/api/v1/director-settings')) });
}

/** Changes them; the machines follow, and their operation is shown. */
export async function patchDirectorSettings(
  revision: number,
  spec: Schemas['DirectorSettingsChange'],
): Promise<Schemas['OperationView'] | null> {
  const params = { header: { 'If-Match': `"${revision}"` } };
  const { operation } = await answerOf(api.PATCH('/api/v1/director-settings', { params, body: { spec } }));
  return operation;
}

export function useChangeDirectorSettings(
  view: View,
  onDone: () => void,
): ReturnType<typeof useMutation<Schemas['OperationView'] | null, Error, Schemas['DirectorSettingsChange']>> {
  const queries = useQueryClient();
  const { follow } = useToasts();
  return useMutation<Schemas['OperationView'] | null, Error, Schemas['DirectorSettingsChange']>({
    mutationFn: (spec) => patchDirectorSettings(view.revision, spec),
    onSuccess: async (operation) => {
      follow(operation);
      await queries.invalidateQueries({ queryKey: KEY });
      onDone();
    },
  });
}
