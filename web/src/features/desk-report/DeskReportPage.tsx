import { IconChevronLeft, IconDownload, IconFileSpreadsheet, IconReportAnalytics } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented, SelectField } from '@/ui/controls'
import { usePreferences } from '@/ui/preferences'
import { EmptyState, QueryGate, Skeleton } from '@/ui/states'
import { Page, Panel, Toolbar } from '@/ui/surface'
import { Backlog } from './Backlog'
import { Course } from './Course'
import styles from './deskReport.module.css'
import { Figures } from './Figures'
import { GroupTable } from './GroupTable'
import { GROUPS, groupOf, periodOf, SPANS, type Span, spanOf } from './model'
import { Promises } from './Promises'
import { type Asked, csvOf, reportQuery, xlsxOf } from './queries'

/** How the desk does: what a manager asks each week, and the table to take along. */
export function DeskReportPage() {
  const { t } = useTranslation('desk-report')
  const navigate = useNavigate()
  const { language } = usePreferences()
  const search = useSearch({ from: '/tickets/report' })
  const span = spanOf(search.days)
  const group = groupOf(search.groupBy)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const asked = useMemo<Asked>(
    () => ({ ...periodOf(span, new Date(), zone), zone, groupBy: group }),
    [span, zone, group],
  )
  const query = useQuery(reportQuery(asked))
  const patch = (change: { days?: string; groupBy?: string }) =>
    void navigate({ to: '/tickets/report', search: (previous) => ({ ...previous, ...change }), replace: true })
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Link to="/tickets" className="link row">
            <IconChevronLeft size={16} aria-hidden="true" />
            {t('back')}
          </Link>
          <a className="link row" href={csvOf(asked)} download>
            <IconDownload size={16} aria-hidden="true" />
            {t('download')}
          </a>
          <a className="link row" href={xlsxOf(asked, language)} download>
            <IconFileSpreadsheet size={16} aria-hidden="true" />
            {t('workbook')}
          </a>
        </>
      }
    >
      <Toolbar label={t('period')}>
        <Segmented<Span>
          label={t('period')}
          value={span}
          onPick={(days) => patch({ days })}
          choices={SPANS.map((value) => ({ value, label: t(`span.${value}`) }))}
        />
        <SelectField
          label={t('groupBy')}
          hideLabel
          value={group}
          onPick={(value) => patch({ groupBy: value })}
          choices={GROUPS.map((value) => ({ value, label: t(`group.${value}`) }))}
        />
      </Toolbar>
      <QueryGate query={query} skeleton={<Skeleton kind="chart" />}>
        {(report) =>
          report.total.opened + report.total.resolved === 0 && report.backlog.length === 0 ? (
            <EmptyState icon={<IconReportAnalytics />} title={t('empty.title')}>
              {t('empty.text')}
            </EmptyState>
          ) : (
            <div className={styles.parts}>
              <Figures total={report.total} />
              <Panel title={t('course.title')}>
                <Course asked={asked} span={span} />
              </Panel>
              <div className={styles.pair}>
                <Panel title={t('promises.title')}>
                  <Promises total={report.total} />
                </Panel>
                <Panel title={t('backlog.title')}>
                  <Backlog report={report} />
                </Panel>
              </div>
              <Panel title={t(`by.${group}`)} flush>
                <GroupTable report={report} group={group} />
              </Panel>
            </div>
          )
        }
      </QueryGate>
    </Page>
  )
}
