import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useMay } from '@/api/session'
import type { CustomField, CustomValues } from '@/api/types/customField'
import type { Level, OwnFields, TicketType } from '@/api/types/ticket'
import { Button, Segmented, TextArea, TextField } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Page, Panel } from '@/ui/surface'
import { toast } from '@/ui/toasts'
import { CustomFieldInput } from './CustomFieldInput'
import { wrongIn } from './CustomFields'
import { useCustomFields } from './custom'
import { DraftSuggestions } from './DraftSuggestions'
import { ASKED, LEVELS, OWN_FIELDS, priorityOf, TYPES, typeOf } from './model'
import { OwnFieldInput } from './OwnFieldInput'
import { Priority } from './parts'
import { useCreate } from './queries'
import styles from './tickets.module.css'

/** Open a ticket of any kind; those who ask open incidents and requests. */
export function NewTicketPage() {
  const { t } = useTranslation(['tickets', 'ui'])
  const navigate = useNavigate()
  const agent = useMay('ticket:write')
  const search = useSearch({ from: '/tickets/new' })
  const kinds = agent ? TYPES : ASKED
  const type = kinds.find((each) => each === typeOf(search.type)) ?? 'incident'
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [impact, setImpact] = useState<Level>('medium')
  const [urgency, setUrgency] = useState<Level>('medium')
  const [own, setOwn] = useState<OwnFields>({})
  const [custom, setCustom] = useState<CustomValues>({})
  const [queue, setQueue] = useState('')
  const added = useCustomFields(type, queue).filter((field) => agent || field.forRequesters)
  const [tried, setTried] = useState(false)
  const create = useCreate()
  const problem = create.error ? asProblem(create.error) : null
  const missing = tried && title.trim() === ''
  const unsaid = (field: CustomField) => field.required && (custom[field.key] ?? null) === null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (title.trim() === '' || added.some(unsaid)) return
    const fields = said(type, own)
    const filled = Object.fromEntries(
      added.flatMap(({ key }) => (custom[key] === null || custom[key] === undefined ? [] : [[key, custom[key]]])),
    )
    create.mutate(
      {
        type,
        title: title.trim(),
        description: description.trim(),
        impact,
        urgency,
        ...(queue.trim() ? { queue: queue.trim() } : {}),
        ...(Object.keys(fields).length > 0 ? { fields } : {}),
        ...(Object.keys(filled).length > 0 ? { custom: filled } : {}),
      },
      {
        onSuccess: (ticket) => {
          toast({ tone: 'ok', text: t('news.created', { number: ticket.number }) })
          void navigate({ to: '/tickets/$id', params: { id: ticket.number } })
        },
      },
    )
  }
  const choices = LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))
  return (
    <Page title={t(`form.title.${type}`)}>
      <div className={styles.form}>
        <Panel label={t(`form.title.${type}`)}>
          <form className="form" onSubmit={submit} noValidate>
            <Segmented<TicketType>
              label={t('type.label')}
              value={type}
              choices={kinds.map((each) => ({ value: each, label: t(`type.${each}`) }))}
              onPick={(each) => void navigate({ to: '/tickets/new', search: { type: each }, replace: true })}
            />
            <p className="muted small">{t(`form.about.${type}`)}</p>
            <FormProblem error={problem} />
            <TextField
              label={t(`form.what.${type}`)}
              placeholder={t(`form.whatHint.${type}`)}
              value={title}
              maxLength={200}
              onChange={(event) => setTitle(event.target.value)}
              error={missing ? t('form.whatMissing') : problem?.codeAt('/title') ? t('form.whatWrong') : null}
            />
            <TextArea
              label={t('form.description')}
              hint={t(`form.descriptionHint.${type}`)}
              rows={6}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
            {agent && (
              <>
                <DraftSuggestions title={title} description={description} queue={queue} onQueue={setQueue} />
                <TextField
                  label={t('column.queue')}
                  value={queue}
                  maxLength={100}
                  onChange={(event) => setQueue(event.target.value)}
                />
              </>
            )}
            {OWN_FIELDS[type].map((field) => (
              <OwnFieldInput
                key={field}
                field={field}
                value={own[field] ?? (field === 'kind' ? 'normal' : '')}
                error={problem?.codeAt(`/fields/${field}`) ? t('own.wrong') : null}
                onChange={(value) => setOwn({ ...own, [field]: value })}
              />
            ))}
            {added.map((field) => (
              <CustomFieldInput
                key={field.id}
                field={field}
                value={custom[field.key]}
                error={
                  tried && unsaid(field)
                    ? t('custom.needed')
                    : wrongIn(problem?.codeAt(`/custom/${field.key}`), t('custom.needed'), t('own.wrong'))
                }
                onChange={(value) => setCustom({ ...custom, [field.key]: value })}
              />
            ))}
            <div className="stack">
              <h3>{t('field.impact')}</h3>
              <Segmented label={t('field.impact')} value={impact} choices={choices} onPick={setImpact} />
              <p className="muted small">{t(`form.impact.${impact}`)}</p>
            </div>
            <div className="stack">
              <h3>{t('field.urgency')}</h3>
              <Segmented label={t('field.urgency')} value={urgency} choices={choices} onPick={setUrgency} />
              <p className="muted small">{t(`form.urgency.${urgency}`)}</p>
            </div>
            {agent && (
              <p className="row">
                {t('column.priority')} <Priority priority={priorityOf(impact, urgency)} />
              </p>
            )}
            <div className="row">
              <Button type="submit" look="primary" busy={create.isPending}>
                {t(`form.submit.${type}`)}
              </Button>
              <Button onClick={() => void navigate({ to: '/tickets' })}>{t('ui:action.cancel')}</Button>
            </div>
          </form>
        </Panel>
      </div>
    </Page>
  )
}

/** The fields of this kind that hold something. */
function said(type: TicketType, own: OwnFields): OwnFields {
  return Object.fromEntries(OWN_FIELDS[type].flatMap((field) => (own[field]?.trim() ? [[field, own[field]]] : [])))
}
