type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined }
type JsonObject = { readonly [name: string]: Json | undefined }

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The JSON merge patch (RFC 7396) that makes `to` of `from`: what is gone is null, what is the same is left out. */
export function mergePatch(from: object, to: object): object {
  return diff(from as JsonObject, to as JsonObject)
}

function diff(from: JsonObject, to: JsonObject): JsonObject {
  const patch: Record<string, Json> = {}
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const old = from[name]
    const wanted = to[name] ?? null
    if (isObject(old) && isObject(wanted)) {
      const inner = diff(old, wanted)
      if (Object.keys(inner).length > 0) patch[name] = inner
    } else if (JSON.stringify(old ?? null) !== JSON.stringify(wanted)) {
      patch[name] = wanted
    }
  }
  return patch
}
