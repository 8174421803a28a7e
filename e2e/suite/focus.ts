/** A small bill in FOCUS 1.2, as a cloud would deliver it. */
const COLUMNS = [
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'ConsumedQuantity',
  'ConsumedUnit',
  'ContractedCost',
  'EffectiveCost',
  'InvoiceIssuerName',
  'ListCost',
  'PricingCategory',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'RegionId',
  'RegionName',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ServiceCategory',
  'ServiceName',
  'SkuId',
  'SubAccountId',
  'SubAccountName',
  'Tags',
] as const

export type Column = (typeof COLUMNS)[number]
export type Charge = Partial<Record<Column, string>>

const instant = (date: Date) => date.toISOString().replace(/\.\d+Z$/, 'Z')

/** First instant of this month and of the next one, UTC. */
export function thisMonth(): { readonly start: string; readonly end: string } {
  const now = new Date()
  return {
    start: instant(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))),
    end: instant(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))),
  }
}

export function charge(service: string, cost: string, account: string): Charge {
  const { start, end } = thisMonth()
  const nextHour = instant(new Date(Date.parse(start) + 3_600_000))
  return {
    BilledCost: cost,
    BillingAccountId: account,
    BillingAccountName: 'Beacon Ltd',
    BillingCurrency: 'USD',
    BillingPeriodEnd: end,
    BillingPeriodStart: start,
    ChargeCategory: 'Usage',
    ChargeDescription: `${service} usage`,
    ChargeFrequency: 'Usage-Based',
    ChargePeriodEnd: nextHour,
    ChargePeriodStart: start,
    ConsumedQuantity: '1',
    ConsumedUnit: 'Hours',
    ContractedCost: cost,
    EffectiveCost: cost,
    InvoiceIssuerName: 'Example Cloud',
    ListCost: cost,
    PricingCategory: 'Standard',
    PricingQuantity: '1',
    PricingUnit: 'Hours',
    ProviderName: 'Example Cloud',
    PublisherName: 'Example Cloud',
    RegionId: 'kr-central-1',
    RegionName: 'Seoul',
    ResourceId: `resource/${service}`,
    ResourceName: service,
    ResourceType: 'Machine',
    ServiceCategory: 'Compute',
    ServiceName: service,
    SkuId: 'SKU-1',
    SubAccountId: 'team-1',
    SubAccountName: 'Team 1',
    Tags: '{"env":"e2e"}',
  }
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export function csvOf(charges: readonly Charge[], columns: readonly Column[] = COLUMNS): string {
  const rows = charges.map((one) => columns.map((column) => quoted(one[column] ?? '')).join(','))
  return `${[columns.join(','), ...rows].join('\n')}\n`
}

export function columnsWithout(missing: Column): Column[] {
  return COLUMNS.filter((column) => column !== missing)
}
