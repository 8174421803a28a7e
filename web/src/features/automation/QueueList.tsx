import { IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/ui/surface'
import { queuesQuery, useDeleteQueue } from './deskQueries'
import { Kept } from './Kept'
import { QueueForm } from './QueueForm'

/** How the tickets of each queue find somebody. */
export function QueueList() {
  const { t } = useTranslation('automation')
  return (
    <Kept
      kind="assignment"
      query={useQuery(queuesQuery)}
      remove={useDeleteQueue()}
      icon={<IconUsersGroup />}
      deleteText={t('deleteQueueText')}
      nameOf={(queue) => queue.queue}
      about={({ queue, mode, members }) => (
        <>
          <span className="row wrap">
            <strong>{queue}</strong>
            <Badge tone="info">{t(`mode.${mode}`)}</Badge>
          </span>
          <span className="small muted">
            {members.map(({ name, skills }) => [name, (skills ?? []).join(' ')].filter(Boolean).join(' · ')).join(', ')}
          </span>
        </>
      )}
      form={(existing, onClose) => <QueueForm existing={existing} onClose={onClose} />}
    />
  )
}
