import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import { useToasts } from '../toasts/toasts.js';

/** Ends the maintenance of a node now. */
export function useEndMaintenance(): ReturnType<typeof useMutation<unknown, Error, string>> {
  const { follow } = useToasts();
  const queries = useQueryClient();
  return useMutation<unknown, Error, string>({
    mutationFn: async (id) => {
      const { operation } = await answerOf(
        api.DELETE('/api/v1/nodes/{id}/maintenance', { params: { path: { id }, header: { 'If-Match': '*' } } }),
      );
      follow(operation);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['maintenances'] }),
  });
}
