import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { QueueAssignment } from '@/api/types/automation'
import { Button, IconButton } from '@/ui/controls'
import { ConfirmDialog } from '@/ui/overlays'
import { Row, Rows } from '@/ui/Rows'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Badge } from '@/ui/surface'
import { toastFailure } from '@/ui/toasts'
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
              <Rows>
                {items.map((queue) => (
                  <Row
                    key={queue.id}
                    label={queue.queue}
                    acts={
                      may && (
                        <>
                          <IconButton label={t('editOf', { name: queue.queue })} onClick={() => edit(queue)}>
                            <IconPencil />
                          </IconButton>
                          <IconButton label={t('deleteOf', { name: queue.queue })} onClick={() => doom(queue)}>
                            <IconTrash />
                          </IconButton>
                        </>
                      )
                    }
                  >
                    <span className="row wrap">
                      <strong>{queue.queue}</strong>
                      <Badge tone="info">{t(`mode.${queue.mode}`)}</Badge>
                    </span>
                    <span className="small muted">
                      {queue.members
                        .map(({ name, skills }) => [name, (skills ?? []).join(' ')].filter(Boolean).join(' · '))
                        .join(', ')}
                    </span>
                  </Row>
                ))}
              </Rows>
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
            onError: toastFailure,
            onSettled: () => doom(null),
          })
        }
      />
    </>
  )
}
