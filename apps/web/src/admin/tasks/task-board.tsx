import { ClipboardCheck } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { classes } from '../../ui/classes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type BoardColumn, TaskColumn } from './task-column.tsx';
import { useTakeTask } from './use-take-task.ts';

type TaskBoardProps = {
  columns: BoardColumn[];
  /** What the cards say of themselves: the one that the columns do not. */
  shows: 'queue' | 'state';
  /** The column that phones show. */
  chosen: string | undefined;
  onChoose(column: string): void;
};

const WIDTH: Record<number, string> = {
  1: 'md:grid-cols-1',
  2: 'md:grid-cols-2',
  3: 'md:grid-cols-2 xl:grid-cols-3',
};

/** Columns of cards. On phones one column is seen, and the others are one press away. */
export function TaskBoard({ columns, shows, chosen, onChoose }: TaskBoardProps) {
  const board = useRef<HTMLDivElement>(null);
  const take = useTakeTask();
  const seen = columns.find(({ key }) => key === chosen) ?? columns[0];
  if (!seen) {
    return (
      <EmptyState icon={<ClipboardCheck />} title="Nothing to do">
        Tasks appear here when something is bought that people deliver.
      </EmptyState>
    );
  }
  return (
    <>
      <fieldset className="mb-4 flex min-w-0 gap-1 overflow-x-auto [scrollbar-width:none] md:hidden">
        <legend className="sr-only">Column shown</legend>
        {columns.map(({ key, label, count }) => (
          <button
            key={key}
            type="button"
            aria-pressed={key === seen.key}
            onClick={() => onChoose(key)}
            className={classes(
              'shrink-0 whitespace-nowrap rounded-full px-3 py-1.5 font-medium text-sm transition-colors',
              key === seen.key ? 'bg-primary text-primary-ink' : 'bg-sunken text-ink-soft',
            )}
          >
            {label}
            {count !== undefined && <span className="ml-1.5 tabular-nums opacity-80">{count}</span>}
          </button>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys only move the focus between links that are reachable by Tab as well */}
      <div
        ref={board}
        onKeyDown={(event) => walk(event, board.current)}
        className={classes('grid items-start gap-5', WIDTH[columns.length] ?? 'md:grid-cols-2 xl:grid-cols-4')}
      >
        {columns.map((column) => (
          <TaskColumn key={column.key} column={column} shows={shows} take={take} isChosen={column.key === seen.key} />
        ))}
      </div>
      <p className="mt-6 text-ink-faint text-xs max-md:hidden">
        Keys on a card: arrows move, Enter opens, T takes what nobody has.
      </p>
    </>
  );
}

/** Arrows walk the cards, T presses Take on the one that has the focus. */
function walk(event: KeyboardEvent, board: HTMLElement | null) {
  const card = (event.target as HTMLElement).closest<HTMLElement>('[data-task]');
  if (!board || !card || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 't' || event.key === 'T') {
    card.querySelector('button')?.click();
    return;
  }
  const next = neighbour(board, card, event.key);
  if (!next) return;
  event.preventDefault();
  next.querySelector('a')?.focus();
}

function neighbour(board: HTMLElement, card: HTMLElement, key: string): HTMLElement | undefined {
  const columns = [...board.querySelectorAll<HTMLElement>('[data-column]')]
    .filter((column) => column.offsetParent !== null)
    .map((column) => [...column.querySelectorAll<HTMLElement>('[data-task]')])
    .filter((cards) => cards.length > 0);
  const x = columns.findIndex((cards) => cards.includes(card));
  const y = columns[x]?.indexOf(card) ?? 0;
  const beside = (column: HTMLElement[] | undefined) => column?.[Math.min(y, column.length - 1)];
  switch (key) {
    case 'ArrowDown':
      return columns[x]?.[y + 1];
    case 'ArrowUp':
      return columns[x]?.[y - 1];
    case 'ArrowRight':
      return beside(columns[x + 1]);
    case 'ArrowLeft':
      return beside(columns[x - 1]);
    default:
      return undefined;
  }
}
