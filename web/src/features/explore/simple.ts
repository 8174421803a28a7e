/** The queries the builder can show: a metric, filters, one function over time, one aggregation. It writes PromQL, and reads
 *  back what it could have written; everything else stays text. */
import type { SyntaxNode } from '@lezer/common'
import { parser } from '@prometheus-io/lezer-promql'
import { promName } from '@/lib/promql'

export const MATCHES = ['=', '!=', '=~', '!~'] as const
export type Match = (typeof MATCHES)[number]
export const OPERATIONS = [
  'rate',
  'increase',
  'irate',
  'delta',
  'avg_over_time',
  'min_over_time',
  'max_over_time',
  'sum_over_time',
  'count_over_time',
] as const
export type Operation = (typeof OPERATIONS)[number]
export const AGGREGATIONS = ['sum', 'avg', 'min', 'max', 'count'] as const
export type Aggregation = (typeof AGGREGATIONS)[number]

export interface Filter {
  readonly name: string
  readonly match: Match
  readonly value: string
}

export interface Simple {
  readonly metric: string
  readonly filters: readonly Filter[]
  readonly operation: Operation | null
  readonly window: string
  readonly aggregation: Aggregation | null
  readonly by: readonly string[]
}

export const NOTHING: Simple = {
  metric: '',
  filters: [],
  operation: null,
  window: '5m',
  aggregation: null,
  by: [],
}

const quoted = (value: string) =>
  `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n').replace(/\t/g, '\\t')}"`

/** The series a query is about, without what is done to them; half-typed filters are left out. */
export function selectorOf({ metric, filters }: Pick<Simple, 'metric' | 'filters'>): string {
  if (metric === '') return ''
  const matchers = filters
    .filter((filter) => filter.name !== '')
    .map((filter) => `${promName(filter.name)}${filter.match}${quoted(filter.value)}`)
  return promName(metric) + (matchers.length > 0 ? `{${matchers.join(', ')}}` : '')
}

export function write(simple: Simple): string {
  const selected = selectorOf(simple)
  if (selected === '') return ''
  const over = simple.operation ? `${simple.operation}(${selected}[${simple.window}])` : selected
  if (!simple.aggregation) return over
  const by = simple.by.length > 0 ? ` by (${simple.by.map(promName).join(', ')}) ` : ''
  return `${simple.aggregation}${by}(${over})`
}

/** Null when the text says more than the builder can show. */
export function read(text: string): Simple | null {
  if (text.trim() === '') return NOTHING
  const tree = parser.parse(text)
  if (isBroken(tree.topNode)) return null
  const slice = (node: SyntaxNode) => text.slice(node.from, node.to)
  let node = tree.topNode.firstChild
  let aggregation: Aggregation | null = null
  let by: readonly string[] = []
  if (node?.name === 'AggregateExpr') {
    const word = node.getChild('AggregateOp')
    const known = AGGREGATIONS.find((each) => word && each === slice(word).toLowerCase())
    const modifier = node.getChild('AggregateModifier')
    if (!known || (modifier && !modifier.getChild('By'))) return null
    aggregation = known
    by = children(modifier?.getChild('GroupingLabels')).map((label) => unquoted(slice(label)) ?? slice(label))
    node = onlyChild(node.getChild('FunctionCallBody'))
  }
  let operation: Operation | null = null
  let window = NOTHING.window
  if (node?.name === 'FunctionCall') {
    const word = node.getChild('FunctionIdentifier')
    const known = OPERATIONS.find((each) => word && each === slice(word))
    const matrix = onlyChild(node.getChild('FunctionCallBody'))
    const length = matrix?.getChild('DurationExpr')
    if (!known || matrix?.name !== 'MatrixSelector' || !length) return null
    operation = known
    window = slice(length)
    if (!/^(\d+(ms|[smhdwy]))+$/.test(window)) return null
    node = matrix.getChild('VectorSelector')
  }
  const selected = node?.name === 'VectorSelector' ? readSelector(node, slice) : null
  return selected && { ...selected, operation, window, aggregation, by }
}

function readSelector(
  node: SyntaxNode,
  slice: (node: SyntaxNode) => string,
): Pick<Simple, 'metric' | 'filters'> | null {
  let metric = node.getChild('Identifier') ? slice(node.getChild('Identifier') as SyntaxNode) : ''
  const filters: Filter[] = []
  for (const matcher of children(node.getChild('LabelMatchers'))) {
    if (matcher.name === 'QuotedLabelName') {
      metric = unquoted(slice(matcher)) ?? ''
      continue
    }
    const name = matcher.getChild('LabelName') ?? matcher.getChild('QuotedLabelName')
    const match = matcher.getChild('MatchOp')
    const value = matcher.getChild('StringLiteral')
    const text = value && unquoted(slice(value))
    if (!name || !match || text === null || text === undefined) return null
    filters.push({ name: unquoted(slice(name)) ?? slice(name), match: slice(match) as Match, value: text })
  }
  return metric === '' ? null : { metric, filters }
}

function children(node: SyntaxNode | null | undefined): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node?.firstChild ?? null; child; child = child.nextSibling) found.push(child)
  return found
}

function onlyChild(node: SyntaxNode | null): SyntaxNode | null {
  return node?.firstChild && !node.firstChild.nextSibling ? node.firstChild : null
}

/** Errors and comments: neither survives being written again. */
function isBroken(top: SyntaxNode): boolean {
  let broken = false
  top.cursor().iterate((node) => {
    if (node.type.isError || node.name === 'LineComment') broken = true
  })
  return broken
}

/** The text a literal stands for; null when it is no literal, or one with escapes we do not write. */
export function unquoted(literal: string): string | null {
  const quote = literal[0]
  if (literal.length < 2 || literal.at(-1) !== quote) return null
  const inside = literal.slice(1, -1)
  if (quote === '`') return inside
  if (quote !== '"' && quote !== "'") return null
  if (!/^(?:[^\\]|\\[\\"'nt])*$/.test(inside)) return null
  return inside.replace(/\\(.)/g, (_whole, escaped: string) => ({ n: '\n', t: '\t' })[escaped] ?? escaped)
}

/** The metrics a query names and the functions it calls. */
export function wordsOf(text: string): { metrics: string[]; calls: string[] } {
  const metrics: string[] = []
  const calls: string[] = []
  parser
    .parse(text)
    .topNode.cursor()
    .iterate((node) => {
      const slice = () => text.slice(node.from, node.to)
      if (node.name === 'Identifier') metrics.push(slice())
      if (node.name === 'QuotedLabelName' && node.node.parent?.name === 'LabelMatchers')
        metrics.push(unquoted(slice()) ?? slice())
      if (node.name === 'FunctionIdentifier' || node.name === 'AggregateOp') calls.push(slice())
      if (node.name === 'BinaryExpr') calls.push('')
    })
  return { metrics: [...new Set(metrics)], calls }
}
