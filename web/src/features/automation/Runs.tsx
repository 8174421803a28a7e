import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AutomationRule, RuleKind, RuleRun } from '@/api/types/automation'
import { Dialog } from '@/ui/overlays'
import { EmptyState, QueryGate } from '@/ui/states'
import { Badge } from '@/ui/surface'
import { Ago } from '@/ui/time'
import styles from './automation.module.css'
import { runsQuery } from './queries'

const TONES = { acted: 'ok', nothing: 'neutral', failed: 'danger', stopped: 'hold' } as const satisfies Record<
  RuleRun['outcome'],
  string
>

interface RunsProps {
  readonly kind: RuleKind
  readonly rule: AutomationRule
  readonly onClose: () => void
}

/** What a rule did lately, and why not where it did not. */
export function Runs({ kind, rule, onClose }: RunsProps) {
  const { t } = useTranslation('automation')
  const query = useQuery({ ...runsQuery(kind, rule.id), refetchOnMount: 'always' })
  return (
    <Dialog title={t('runsOf', { name: rule.name })} open wide onClose={onClose}>
      <QueryGate query={query} small>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState small title={t('noRuns')} />
          ) : (
            <ul className={styles.runs}>
              {items.map((run) => (
                <li key={run.id}>
                  <Badge tone={TONES[run.outcome]}>{t(`outcome.${run.outcome}`)}</Badge>
                  <Link to="/tickets/$id" params={{ id: run.ticketId }} className="link mono">
                    {run.ticketNumber || t('ticket')}
                  </Link>
                  <Ago at={run.at} />
                  {run.detail && (
                    <span className="small muted" lang="en">
                      {run.detail}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryGate>
    </Dialog>
  )
}
