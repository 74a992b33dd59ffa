import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type TaskDetail, taskQuery } from '../../api/tasks.ts';

/** Changes a task, and shows what the server made of it; the board is read again. */
export function useTaskChange<Change>(id: string, change: (change: Change) => Promise<TaskDetail>, done?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (task) => {
      queryClient.setQueryData(taskQuery(id).queryKey, task);
      done?.();
    },
    // Somebody else may have been quicker: then what they did is what counts.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['admin'] }),
  });
}
