import { IconEye, IconEyeOff, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '@/api/session'
import type { TicketDetail } from '@/api/types/ticket'
import { Button, IconButton, SelectField } from '@/ui/controls'
import { toastFailure } from '@/ui/toasts'
import { useWatch, watchersQuery } from './belonging'
import { useAgents } from './people'
import styles from './tickets.module.css'

/** Who wants to know what happens here without working on it. */
export function Watchers({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useTranslation('tickets')
  const me = useMe()
  const reads = useMay('ticket:read')
  const writes = useMay('ticket:write') && !ticket.mergedInto
  const watchers = useQuery(watchersQuery(ticket.id, reads)).data?.items ?? []
  const agents = useAgents(writes)
  const watch = useWatch(ticket.id)
  if (!reads || (!writes && watchers.length === 0)) return null
  const mine = watchers.some((person) => person.id === me.id)
  const others = agents.filter((person) => watchers.every((each) => each.id !== person.id))
  const say = (person: string, wanted: boolean) => watch.mutate({ person, watch: wanted }, { onError: toastFailure })
  return (
    <section>
      <div className="row spread">
        <h2>{t('watchers.title')}</h2>
        {writes && (
          <Button
            small
            icon={mine ? <IconEyeOff /> : <IconEye />}
            busy={watch.isPending}
            onClick={() => say('me', !mine)}
          >
            {t(mine ? 'watchers.leave' : 'watchers.join')}
          </Button>
        )}
      </div>
      <ul className={styles.links} aria-label={t('watchers.title')}>
        {watchers.map((person) => (
          <li key={person.id}>
            <span className="grow">{person.name}</span>
            {writes && person.id !== me.id && (
              <IconButton label={t('watchers.remove', { name: person.name })} onClick={() => say(person.id, false)}>
                <IconX size={15} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {writes && others.length > 0 && (
        <SelectField
          label={t('watchers.add')}
          hideLabel
          value=""
          choices={[
            { value: '', label: t('watchers.add') },
            ...others.map((person) => ({ value: person.id, label: person.name })),
          ]}
          onPick={(id) => id && say(id, true)}
        />
      )}
    </section>
  )
}
