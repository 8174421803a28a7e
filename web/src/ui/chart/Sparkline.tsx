interface SparklineProps {
  readonly values: readonly (number | null)[]
  readonly label: string
  readonly max?: number
  readonly width?: number
  readonly height?: number
  readonly colour?: string
}

/** A small line without axes; gaps stay open. */
export function Sparkline({
  values,
  label,
  max,
  width = 120,
  height = 28,
  colour = 'var(--series-1)',
}: SparklineProps) {
  const top = max ?? Math.max(1e-9, ...values.map((value) => value ?? 0))
  const x = (index: number) => (values.length < 2 ? width : (index / (values.length - 1)) * width)
  const y = (value: number) => height - 1.5 - (Math.min(value, top) / top) * (height - 3)
  let path = ''
  let open = false
  values.forEach((value, index) => {
    if (value === null) {
      open = false
      return
    }
    path += `${open ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    open = true
  })
  return (
    <svg
      width="100%"
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path
        d={path}
        fill="none"
        stroke={colour}
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
        strokeLinejoin="round"
      />
    </svg>
  )
}
