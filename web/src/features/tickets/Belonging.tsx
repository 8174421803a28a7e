import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useMay } from '@/api/session'
import type { TicketDetail } from '@/api/types/ticket'
import type { LinkKind, LinkTarget, TicketLink } from '@/api/types/ticketWork'
import { Button, IconButton, SelectField, TextField } from '@/ui/controls'
import { linksQuery, mergedQuery, useLink, useUnlink } from './belonging'
import { TARGETS, targetOf } from './linkTarget'
import { TicketState } from './parts'
import { TargetLink } from './TargetLink'
import styles from './tickets.module.css'

const KINDS: readonly LinkKind[] = ['relatesTo', 'causedBy', 'fixes', 'duplicateOf', 'parent']

/** What this ticket belongs to, and the tickets it speaks for. */
export function Belonging({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useTranslation('tickets')
  const reads = useMay('ticket:read')
  const writes = useMay('ticket:write')
  const links = useQuery(linksQuery(ticket.id, reads))
  const merged = useQuery(mergedQuery(ticket.id, reads))
  const [adding, setAdding] = useState(false)
  if (!reads) return null
  return (
    <section>
      <div className="row spread">
        <h2>{t('links.title')}</h2>
        {writes && !ticket.mergedInto && (
          <Button small onClick={() => setAdding(!adding)} aria-expanded={adding}>
            {t('links.add')}
          </Button>
        )}
      </div>
      {adding && <AddLink id={ticket.id} onDone={() => setAdding(false)} />}
      <ul className={styles.links}>
        {links.data?.items.map((link) => (
          <LinkRow key={link.id} id={ticket.id} link={link} writes={writes} />
        ))}
        {merged.data?.items.map((one) => (
          <li key={one.id}>
            <span className="faint small">{t('merge.from')}</span>
            <Link to="/tickets/$id" params={{ id: one.number }} className="grow">
              <span className="mono muted">{one.number}</span> {one.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function LinkRow({ id, link, writes }: { readonly id: string; readonly link: TicketLink; readonly writes: boolean }) {
  const { t } = useTranslation('tickets')
  const unlink = useUnlink(id)
  const { target } = link
  return (
    <li>
      <span className="faint small">{t(`link.${link.kind}`)}</span>
      {target.number ? (
        <Link to="/tickets/$id" params={{ id: target.number }} className="grow">
          <span className="mono muted">{target.number}</span> {target.title}
        </Link>
      ) : (
        <TargetLink target={target} />
      )}
      {target.state && <TicketState state={target.state} />}
      {writes && (
        <IconButton label={t('links.remove')} onClick={() => unlink.mutate(link)}>
          <IconX size={15} />
        </IconButton>
      )}
    </li>
  )
}

function AddLink({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { t } = useTranslation(['tickets', 'ui'])
  const [kind, setKind] = useState<LinkKind>('relatesTo')
  const [type, setType] = useState<LinkTarget['type']>('ticket')
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const target = targetOf(type, number)
  const link = useLink(id)
  const problem = link.error ? asProblem(link.error) : null
  const error =
    problem === null
      ? tried && target === null
        ? t('links.malformed')
        : null
      : problem.type === '/problems/ticket-link-cyclic'
        ? t('links.cyclic')
        : problem.type === '/problems/ticket-link-exists'
          ? t('links.exists')
          : problem.codeAt('/target/id')
            ? t('links.unknown')
            : t(`ui:problem.${problem.kind}.title`)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (target) link.mutate({ kind, target }, { onSuccess: onDone })
  }
  return (
    <form className={styles.addLink} onSubmit={submit}>
      <SelectField
        label={t('links.kind')}
        value={kind}
        onPick={setKind}
        choices={KINDS.map((each) => ({ value: each, label: t(`link.${each}`) }))}
      />
      <SelectField<LinkTarget['type']>
        label={t('links.target')}
        value={type}
        onPick={setType}
        choices={TARGETS.map((each) => ({ value: each, label: t(`target.${each}`) }))}
      />
      <TextField
        label={t(type === 'ticket' ? 'links.number' : 'links.id')}
        hint={type === 'ticket' ? undefined : t('links.idHint')}
        placeholder={type === 'ticket' ? 'PRB-2026-000001' : undefined}
        value={number}
        error={error}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Button type="submit" look="primary" small busy={link.isPending}>
        {t('links.submit')}
      </Button>
    </form>
  )
}
