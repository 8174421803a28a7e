import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useMay } from '@/api/session'
import type { QueueAssignment } from '@/api/types/automation'
import { Button, IconButton } from '@/ui/controls'
import { ConfirmDialog } from '@/ui/overlays'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Badge } from '@/ui/surface'
import { toast } from '@/ui/toasts'
import styles from './automation.module.css'
import { queuesQuery, useDeleteQueue } from './deskQueries'
import { QueueForm } from './QueueForm'

/** How the tickets of each queue find somebody. */
export function QueueList() {
  const { t } = useTranslation(['automation', 'ui'])
  const may = useMay('policy:write')
  const query = useQuery(queuesQuery)
  const remove = useDeleteQueue()
  const [edited, edit] = useState<QueueAssignment | 'new' | null>(null)
  const [doomed, doom] = useState<QueueAssignment | null>(null)
  const create = may && (
    <Button look="primary" icon={<IconPlus />} onClick={() => edit('new')}>
      {t('create.assignment')}
    </Button>
  )
  return (
    <>
      <QueryGate query={query} skeleton={<Skeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconUsersGroup />} title={t('empty.assignment')} action={create}>
              {!may && t('empty.askAdmin')}
            </EmptyState>
          ) : (
            <>
              <div>{create}</div>
              <ul className={styles.list}>
                {items.map((queue) => (
                  <li key={queue.id} className={styles.rule} aria-label={queue.queue}>
                    <div className={styles.what}>
                      <span className="row wrap">
                        <strong>{queue.queue}</strong>
                        <Badge tone="info">{t(`mode.${queue.mode}`)}</Badge>
                      </span>
                      <span className="small muted">
                        {queue.members
                          .map(({ name, skills }) => [name, (skills ?? []).join(' ')].filter(Boolean).join(' · '))
                          .join(', ')}
                      </span>
                    </div>
                    {may && (
                      <span className={styles.acts}>
                        <IconButton label={t('editOf', { name: queue.queue })} onClick={() => edit(queue)}>
                          <IconPencil />
                        </IconButton>
                        <IconButton label={t('deleteOf', { name: queue.queue })} onClick={() => doom(queue)}>
                          <IconTrash />
                        </IconButton>
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </QueryGate>
      {edited && <QueueForm existing={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
      <ConfirmDialog
        open={doomed !== null}
        title={t('deleteOf', { name: doomed?.queue ?? '' })}
        text={t('deleteQueueText')}
        confirm={t('ui:action.delete')}
        busy={remove.isPending}
        onClose={() => doom(null)}
        onConfirm={() =>
          doomed &&
          remove.mutate(doomed, {
            onError: (error) => toast({ tone: 'danger', text: t(`ui:problem.${asProblem(error).kind}.title`) }),
            onSettled: () => doom(null),
          })
        }
      />
    </>
  )
}
