import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wordError } from '../../api/problem.ts';
import { assignTask, type Task } from '../../api/tasks.ts';
import { useToast } from '../../ui/toast.tsx';
import { useWhyNot } from '../rights.ts';

export type TakeTask = { take(task: Task): void; taking: string | undefined; whyNot: string | null };

/** Takes a task that nobody has. Who was slower is told, and sees who has it. */
export function useTakeTask(): TakeTask {
  const queryClient = useQueryClient();
  const toast = useToast();
  const whyNot = useWhyNot('operator');
  const taking = useMutation({
    mutationFn: (task: Task) => assignTask(task, 'me'),
    onSuccess: () => toast('It is yours.'),
    onError: (error) => toast(wordError(error).sentence, 'bad'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['admin', 'tasks'] }),
  });
  return {
    take: (task) => {
      if (!whyNot) taking.mutate(task);
    },
    taking: taking.isPending ? taking.variables.id : undefined,
    whyNot,
  };
}
