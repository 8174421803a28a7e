import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QueryGate } from '@/ui/states'
import { Page } from '@/ui/surface'
import { draftOf, EMPTY } from './model'
import { ruleQuery } from './queries'
import { RuleForm } from './RuleForm'

export function NewRulePage() {
  const { t } = useTranslation('rules')
  const { expr } = useSearch({ from: '/rules/new' })
  return (
    <Page title={t('create')}>
      <RuleForm existing={null} start={expr ? { ...EMPTY, kind: 'expr', expr } : EMPTY} />
    </Page>
  )
}

export function RulePage() {
  const { id } = useParams({ from: '/rules/$id' })
  const query = useQuery(ruleQuery(id))
  return (
    <QueryGate query={query}>
      {(rule) => (
        <Page title={rule.name}>
          <RuleForm key={rule.id} existing={rule} start={draftOf(rule)} />
        </Page>
      )}
    </QueryGate>
  )
}
