import { IconBolt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/controls'
import { FormProblem } from '@/ui/FormProblem'
import { Dialog, DialogActions, Menu } from '@/ui/overlays'
import { QueryGate } from '@/ui/states'
import { toast } from '@/ui/toasts'
import { macroPreviewQuery, macrosQuery, useMacro } from './macroQueries'
import { PlannedChanges } from './PlannedChanges'

interface MacroMenuProps {
  readonly ticket: { readonly id: string; readonly version: number }
}

/** Several things in one go: chosen, looked at, done. Not there where there is none to use. */
export function MacroMenu({ ticket }: MacroMenuProps) {
  const { t } = useTranslation('automation')
  const [chosen, choose] = useState<{ id: string; name: string } | null>(null)
  const { data } = useQuery(macrosQuery(ticket.id, ticket.version, true))
  const macros = data?.items ?? []
  return (
    <>
      {macros.length > 0 && (
        <Menu
          target={
            <Button small icon={<IconBolt />}>
              {t('macro.button')}
            </Button>
          }
          sections={[{ items: macros.map((macro) => ({ label: macro.name, onPick: () => choose(macro) })) }]}
        />
      )}
      {chosen && <Preview ticket={ticket} macro={chosen} onClose={() => choose(null)} />}
    </>
  )
}

interface PreviewProps extends MacroMenuProps {
  readonly macro: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

function Preview({ ticket, macro, onClose }: PreviewProps) {
  const { t } = useTranslation(['automation', 'ui'])
  const query = useQuery(macroPreviewQuery(ticket.id, macro.id, ticket.version))
  const use = useMacro(ticket)
  const apply = () =>
    use.mutate(macro.id, {
      onSuccess: () => {
        toast({ tone: 'ok', text: t('macro.done', { name: macro.name }) })
        onClose()
      },
    })
  return (
    <Dialog title={macro.name} open onClose={onClose}>
      <div className="form">
        <p className="muted small">{t('macro.preview')}</p>
        <QueryGate query={query} small>
          {(plan) => (
            <>
              <PlannedChanges changes={plan.changes} messages={plan.messages} />
              {plan.watchers.map((person) => (
                <p key={person.id} className="small">
                  {t('says.watch', { name: person.name })}
                </p>
              ))}
            </>
          )}
        </QueryGate>
        <FormProblem error={use.error} />
        <DialogActions>
          <Button onClick={onClose}>{t('ui:action.cancel')}</Button>
          <Button look="primary" busy={use.isPending} disabled={!query.isSuccess} onClick={apply}>
            {t('macro.use')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
