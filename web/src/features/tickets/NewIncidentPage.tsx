import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useMay } from '@/api/session'
import type { Level } from '@/api/types/ticket'
import { Button, Segmented, TextArea, TextField } from '@/ui/controls'
import { Page, Panel } from '@/ui/surface'
import { toast } from '@/ui/toasts'
import { LEVELS, priorityOf } from './model'
import { Priority } from './parts'
import { useCreate } from './queries'
import styles from './tickets.module.css'

export function NewIncidentPage() {
  const { t } = useTranslation(['tickets', 'ui'])
  const navigate = useNavigate()
  const agent = useMay('ticket:write')
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [impact, setImpact] = useState<Level>('medium')
  const [urgency, setUrgency] = useState<Level>('medium')
  const [tried, setTried] = useState(false)
  const create = useCreate()
  const problem = create.error ? asProblem(create.error) : null
  const missing = tried && title.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (title.trim() === '') return
    create.mutate(
      { type: 'incident', title: title.trim(), description: description.trim(), impact, urgency },
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
    <Page title={t('form.title')}>
      <div className={styles.form}>
        <Panel label={t('form.title')}>
          <form className={styles.fields} onSubmit={submit} noValidate>
            {problem && (
              <p className={styles.conflict} role="alert">
                {t(`ui:problem.${problem.kind}.title`)} {problem.detail}
              </p>
            )}
            <TextField
              label={t('form.what')}
              placeholder={t('form.whatHint')}
              value={title}
              maxLength={200}
              onChange={(event) => setTitle(event.target.value)}
              error={missing ? t('form.whatMissing') : problem?.codeAt('/title') ? t('form.whatWrong') : null}
            />
            <TextArea
              label={t('form.description')}
              hint={t('form.descriptionHint')}
              rows={6}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
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
                {t('form.submit')}
              </Button>
              <Button onClick={() => void navigate({ to: '/tickets' })}>{t('ui:action.cancel')}</Button>
            </div>
          </form>
        </Panel>
      </div>
    </Page>
  )
}
