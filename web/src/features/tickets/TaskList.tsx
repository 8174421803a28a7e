import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { TicketDetail } from '@/api/types/ticket'
import type { Task } from '@/api/types/ticketWork'
import { Button, SelectField, TextField } from '@/ui/controls'
import { toastFailure } from '@/ui/toasts'
import { tasksQuery, useAddTask, useChangeTask } from './belonging'
import { isOpen } from './model'
import { useAgents } from './people'
import styles from './tickets.module.css'

/** What has to be done, in order; a ticket is not done while one is open. */
export function TaskList({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useTranslation('tickets')
  const reads = useMay('ticket:read')
  const writes = useMay('ticket:write') && isOpen(ticket) && !ticket.mergedInto
  const query = useQuery(tasksQuery(ticket.id, reads))
  const change = useChangeTask(ticket.id)
  const tasks = query.data?.items ?? []
  if (!reads || (!writes && tasks.length === 0)) return null
  const toggle = (task: Task) =>
    change.mutate({ task, change: { done: task.doneAt === null } }, { onError: toastFailure })
  return (
    <section>
      <h2>
        {t('tasks.title')}{' '}
        {tasks.length > 0 && (
          <span className="muted small">
            {tasks.filter((task) => task.doneAt !== null).length}/{tasks.length}
          </span>
        )}
      </h2>
      <ul className={styles.tasks}>
        {tasks.map((task) => {
          const before = tasks.find((each) => each.id === task.dependsOn && each.doneAt === null)
          return (
            <li key={task.id}>
              <label data-done={task.doneAt !== null || undefined}>
                <input
                  type="checkbox"
                  checked={task.doneAt !== null}
                  disabled={!writes || change.isPending || before !== undefined}
                  onChange={() => toggle(task)}
                />
                <span>{task.title}</span>
              </label>
              <TaskPerson task={task} writes={writes && task.doneAt === null} ticketId={ticket.id} />
              {before && <span className="faint small">{t('tasks.after', { title: before.title })}</span>}
            </li>
          )
        })}
      </ul>
      {writes && <AddTask id={ticket.id} last={tasks.at(-1)} />}
    </section>
  )
}

interface TaskPersonProps {
  readonly task: Task
  readonly writes: boolean
  readonly ticketId: string
}

/** Who is to do it: shown, or picked by who may. */
function TaskPerson({ task, writes, ticketId }: TaskPersonProps) {
  const { t } = useTranslation('tickets')
  const agents = useAgents(writes)
  const change = useChangeTask(ticketId)
  if (!writes || agents.length === 0) return task.assignee && <span className="faint small">{task.assignee.name}</span>
  const others = task.assignee && agents.every((each) => each.id !== task.assignee?.id) ? [task.assignee] : []
  return (
    <SelectField
      label={t('tasks.assignee', { title: task.title })}
      hideLabel
      value={task.assignee?.id ?? ''}
      disabled={change.isPending}
      choices={[
        { value: '', label: t('tasks.nobody') },
        ...[...others, ...agents].map((each) => ({ value: each.id, label: each.name })),
      ]}
      onPick={(id) => change.mutate({ task, change: { assigneeId: id || null } }, { onError: toastFailure })}
    />
  )
}

function AddTask({ id, last }: { readonly id: string; readonly last: Task | undefined }) {
  const { t } = useTranslation('tickets')
  const [title, setTitle] = useState('')
  const [behind, setBehind] = useState(false)
  const add = useAddTask(id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return
    add.mutate(
      { title: title.trim(), ...(behind && last ? { dependsOn: last.id } : {}) },
      { onSuccess: () => setTitle('') },
    )
  }
  return (
    <form className={styles.addLink} onSubmit={submit}>
      <TextField
        label={t('tasks.add')}
        hideLabel
        placeholder={t('tasks.add')}
        value={title}
        maxLength={300}
        error={add.error ? t('tasks.wrong') : null}
        onChange={(event) => setTitle(event.target.value)}
      />
      {last && (
        <label className="row small">
          <input type="checkbox" checked={behind} onChange={() => setBehind(!behind)} />
          {t('tasks.behind', { title: last.title })}
        </label>
      )}
      {title.trim() !== '' && (
        <Button type="submit" small busy={add.isPending}>
          {t('tasks.submit')}
        </Button>
      )}
    </form>
  )
}
