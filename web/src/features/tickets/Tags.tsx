import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '@/api/session'
import type { TicketDetail } from '@/api/types/ticket'
import { Button, TextField } from '@/ui/controls'
import { Badge } from '@/ui/surface'
import { usePatch } from './queries'

/** Words people sort tickets by; written with commas between them. */
export function Tags({ ticket, id }: { readonly ticket: TicketDetail; readonly id: string }) {
  const { t } = useTranslation(['tickets', 'ui'])
  const may = useMay('ticket:write') && !ticket.mergedInto
  const [text, setText] = useState<string | null>(null)
  const patch = usePatch(ticket, id)
  if (!may && ticket.tags.length === 0) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const tags = (text ?? '').split(',').flatMap((tag) => (tag.trim() ? [tag.trim()] : []))
    patch.mutate({ tags }, { onSuccess: () => setText(null) })
  }
  return (
    <section>
      <div className="row spread">
        <h2>{t('column.tags')}</h2>
        {may && text === null && (
          <Button small onClick={() => setText(ticket.tags.join(', '))}>
            {t('tags.edit')}
          </Button>
        )}
      </div>
      {text === null ? (
        <p className="row wrap">
          {ticket.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </p>
      ) : (
        <form className="stack" onSubmit={submit}>
          <TextField
            label={t('column.tags')}
            hideLabel
            hint={t('tags.hint')}
            value={text}
            error={patch.error ? t('tags.wrong') : null}
            onChange={(event) => setText(event.target.value)}
          />
          <div className="row">
            <Button type="submit" small look="primary" busy={patch.isPending}>
              {t('ui:action.save')}
            </Button>
            <Button small onClick={() => setText(null)}>
              {t('ui:action.cancel')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
