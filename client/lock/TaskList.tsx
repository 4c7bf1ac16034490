/** Tasks with a way to the place where each is mended; the way back is the room's own "Go on with closing". */
import type { ReactNode } from 'react';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { StepLink } from './StepLink.tsx';
import type { Task } from './tasks.ts';

interface TaskListProps {
  meeting: Meeting;
  title: string;
  intro: string;
  tasks: readonly Task[];
  /** What stands under each: its reason. */
  under?: (task: Task) => ReactNode;
}

export function TaskList({ meeting, title, intro, tasks, under }: TaskListProps) {
  if (tasks.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{title}</h2>
      <p className="hint">{intro}</p>
      <ul className="tasks">
        {tasks.map((task) => (
          <li key={task.id}>
            <p className="task">
              <span>{task.sentence}</span>
              {task.place === null ? null : (
                <StepLink to={`/m/${meeting.id}#${task.place}`} label={words.go(task.sentence)}>
                  {words.goShort}
                </StepLink>
              )}
            </p>
            {under?.(task)}
          </li>
        ))}
      </ul>
    </section>
  );
}
