import { IconEye, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { usePresent } from './presence'
import styles from './views.module.css'

/** The others on a ticket, with words; in a list as an icon that says them. */
export function Present({ ticketId, brief = false }: { readonly ticketId: string; readonly brief?: boolean }) {
  const { t } = useTranslation('tickets')
  const people = usePresent(ticketId)
  if (people.length === 0) return null
  const typing = people.filter((person) => person.typing)
  const shown = typing.length > 0 ? typing : people
  const text = t(typing.length > 0 ? 'present.typing' : 'present.viewing', {
    names: shown.map((person) => person.name).join(', '),
  })
  const Icon = typing.length > 0 ? IconPencil : IconEye
  return (
    <span className={styles.present} data-typing={typing.length > 0 || undefined} title={text}>
      <Icon size={15} aria-hidden="true" />
      <span className={brief ? 'visually-hidden' : undefined} {...(brief ? {} : { 'aria-live': 'polite' })}>
        {text}
      </span>
    </span>
  )
}
