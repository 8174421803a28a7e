import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import type { BulkAction, Job } from '@/api/types/ticketList'
import { Button, IconButton } from '@/ui/controls'
import { useShortcuts } from '@/ui/keyboard'
import { toast, toastFailure } from '@/ui/toasts'
import { jobsQuery, useJobStep, worthShowing } from './bulk'
import styles from './views.module.css'

/** Work on many tickets: how far it is, what was refused and why, and the way back. Survives a reload. */
export function Jobs() {
  const { t } = useTranslation('tickets')
  const query = useQuery(jobsQuery(true))
  const [hidden, hide] = useState<ReadonlySet<string>>(new Set())
  const undo = useJobStep('undo')
  const takeBack = (id: string) =>
    undo.mutate(id, {
      onError: (error) =>
        asProblem(error).type === '/problems/job-not-undoable'
          ? toast({ tone: 'danger', text: t('job.tooLate') })
          : toastFailure(error),
    })
  const jobs = worthShowing(query.data?.items ?? [], hidden, Date.now())
  const last = jobs.find((job) => job.state === 'running' || job.undoUntil)
  useShortcuts({ ...(last ? { z: () => takeBack(last.id) } : {}) })
  if (jobs.length === 0) return null
  return (
    <ul className={styles.jobs} aria-label={t('job.title')}>
      {jobs.map((job) => (
        <JobLine
          key={job.id}
          job={job}
          onUndo={() => takeBack(job.id)}
          onHide={() => hide(new Set([...hidden, `${job.id} ${job.state}`]))}
        />
      ))}
    </ul>
  )
}

interface JobLineProps {
  readonly job: Job
  readonly onUndo: () => void
  readonly onHide: () => void
}

function JobLine({ job, onUndo, onHide }: JobLineProps) {
  const { t } = useTranslation('tickets')
  const { counts } = job
  const undoing = job.state === 'undoing'
  const over = job.state === 'done' || job.state === 'undone'
  const settled = undoing
    ? counts.undone + counts.undoFailed
    : counts.done + counts.failed + counts.cancelled + counts.undone + counts.undoFailed
  const goal = undoing ? counts.done + counts.undone + counts.undoFailed : counts.total
  return (
    <li className={styles.job}>
      <span className="grow" role="status">
        <strong>{t(`job.kind.${kindOf(job.action)}`)}</strong>{' '}
        {t(`job.${job.state}`, { ...counts, settled, goal, refused: counts.failed + counts.undoFailed })}
      </span>
      {!over && <progress value={settled} max={Math.max(1, goal)} aria-label={t('job.progress')} />}
      {job.failures.length > 0 && <Refused job={job} />}
      {(job.state === 'running' || job.undoUntil) && (
        <Button small hint="z" onClick={onUndo}>
          {t('job.undo')}
        </Button>
      )}
      {over && (
        <IconButton label={t('job.hide')} onClick={onHide}>
          <IconX />
        </IconButton>
      )}
    </li>
  )
}

function Refused({ job }: { readonly job: Job }) {
  const { t } = useTranslation('tickets')
  return (
    <details className={styles.refused}>
      <summary>{t('job.why')}</summary>
      <ul>
        {job.failures.map((failure) => (
          <li key={`${failure.ticketId} ${failure.undo}`}>
            <Link to="/tickets/$id" params={{ id: failure.number ?? failure.ticketId }} className="link mono">
              {failure.number ?? failure.ticketId.slice(0, 8)}
            </Link>{' '}
            {reasonOf(failure.problem.type, t)}
          </li>
        ))}
      </ul>
    </details>
  )
}

const REASONS = ['ticket-open-tasks', 'ticket-merged', 'precondition-failed', 'not-found', 'own-approval'] as const

function reasonOf(type: string, t: ReturnType<typeof useTranslation<'tickets'>>['t']): string {
  const word = type.replace('/problems/', '')
  const known = REASONS.find((each) => each === word)
  if (known) return t(`job.reason.${known}`)
  return t(word.endsWith('illegal-transition') ? 'job.reason.illegal' : 'job.reason.other')
}

function kindOf({ patch, transition, tags, merge }: BulkAction) {
  if (transition) return 'state'
  if (tags) return 'tags'
  if (merge) return 'merge'
  if (patch && 'assigneeId' in patch) return 'assign'
  return patch && 'queue' in patch ? 'queue' : 'priority'
}
