import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { Api } from '../suite/api'
import { profile, signIn } from '../suite/browser'
import { as, nobody, type Person, passwordOf, tokenOf, URL_OF_SUITE, unique } from '../suite/suite'
import { present } from '../suite/waiting'

type Claims = Record<string, unknown>
const decode = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')) as Claims
const encode = (claims: Claims) => Buffer.from(JSON.stringify(claims)).toString('base64url')
const claimsOf = (token: string) => decode(token.split('.')[1])
const ISSUER = `${URL_OF_SUITE}/auth/realms/bongsu`
const TENANTS = { default: '00000000-0000-7000-8000-000000000001', acme: '00000000-0000-7000-8000-000000000002' }

const statusWith = async (token: string) =>
  (await new Api(URL_OF_SUITE, () => Promise.resolve(token)).call('GET', '/api/v1/me')).status

test("a real token carries tenant, roles, audience and issuer, and no more rights than the person's", async () => {
  for (const [person, tenant, role] of [
    ['admin', 'default', 'admin'],
    ['agent', 'default', 'agent'],
    ['requester', 'default', 'requester'],
    ['acme-admin', 'acme', 'admin'],
  ] as const satisfies readonly (readonly [Person, keyof typeof TENANTS, string])[]) {
    const claims = claimsOf(await tokenOf(person))
    expect(claims).toMatchObject({
      iss: ISSUER,
      tenant_id: TENANTS[tenant],
      tenant_name: tenant,
      preferred_username: person,
      email: expect.stringContaining('@'),
      name: expect.stringMatching(/./),
    })
    expect([claims.aud].flat()).toContain('bongsu')
    const { roles } = claims.realm_access as { roles: string[] }
    expect(
      roles.filter((one) => ['admin', 'operator', 'agent', 'requester', 'finance', 'viewer'].includes(one)),
    ).toEqual([role])
    expect(Number(claims.exp) - Number(claims.iat), 'lives minutes, not days').toBeLessThanOrEqual(900)
  }
})

test('a token that is forged, altered, unsigned or of another key family is refused', async () => {
  const real = await tokenOf('viewer')
  const [head, body, signature] = real.split('.')
  const header = decode(head)
  const claims = decode(body)
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const sign = (changed: Claims, headers: Claims = header) => {
    const input = `${encode(headers)}.${encode(changed)}`
    return `${input}.${createSign('RSA-SHA256').update(input).sign(privateKey, 'base64url')}`
  }
  const now = Math.floor(Date.now() / 1000)
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const hmacInput = `${encode({ ...header, alg: 'HS256' })}.${body}`
  const forged: Record<string, string> = {
    'same claims, our own key': sign(claims),
    'more roles, old signature': `${head}.${encode({ ...claims, realm_access: { roles: ['admin'] } })}.${signature}`,
    'another tenant, old signature': `${head}.${encode({ ...claims, tenant_id: TENANTS.acme })}.${signature}`,
    'an expired one': sign({ ...claims, exp: now - 600, iat: now - 1200 }),
    'another issuer': sign({ ...claims, iss: 'http://localhost/auth/realms/other' }),
    'another audience': sign({ ...claims, aud: ['other'] }),
    'a key of its own by jwk': sign(claims, { ...header, jwk: publicKey.export({ format: 'jwk' }) }),
    'a key of its own by jku': sign(claims, { ...header, jku: 'http://localhost:1/keys' }),
    'no signature': `${encode({ alg: 'none', typ: 'JWT' })}.${body}.`,
    'signature cut': `${head}.${body}.${signature?.slice(0, -8)}`,
    'public key as secret': `${hmacInput}.${createHmac('sha256', pem).update(hmacInput).digest('base64url')}`,
  }
  expect(await statusWith(real), 'the real one').toBe(200)
  for (const [what, token] of Object.entries(forged)) expect(await statusWith(token), what).toBe(401)
})

test('a real token of the same Keycloak for another audience is refused', async () => {
  // Every realm has the client admin-cli; its tokens are signed by the same key, but were not made for Bongsu.
  const response = await fetch(`${ISSUER}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'admin-cli',
      username: 'admin',
      password: passwordOf('admin'),
    }),
  })
  if (response.status === 200) {
    const { access_token: token } = (await response.json()) as { access_token: string }
    expect([claimsOf(token).aud].flat()).not.toContain('bongsu')
    expect(await statusWith(token)).toBe(401)
  } else {
    expect([400, 401, 403, 404], 'the client is switched off, or the path is closed').toContain(response.status)
  }
})

test("Keycloak's administration is not reachable through the public door", async () => {
  for (const path of [
    '/auth/admin/',
    '/auth/admin/realms',
    '/auth/realms/master/protocol/openid-connect/auth',
    '/auth/metrics',
    '/auth/health',
  ]) {
    const answer = await nobody.call('GET', path)
    expect([401, 403, 404], `${path}: ${answer.text.slice(0, 80)}`).toContain(answer.status)
  }
  expect((await nobody.call('GET', '/auth/realms/bongsu/.well-known/openid-configuration')).status).toBe(200)
})

test('a wrong password lets nobody in and says so on the page', async ({ browser }) => {
  const context = await profile(browser)
  const page = await context.newPage()
  await page.goto(`${URL_OF_SUITE}/`)
  await page.locator('#username').fill('viewer')
  await page.locator('#password').fill('not the password')
  await page.locator('#kc-login').click()
  await expect(
    page.locator('#input-error, .pf-m-danger, #kc-error-message, [aria-live="polite"]').first(),
  ).toBeVisible()
  expect(new URL(page.url()).pathname).toMatch(/^\/auth\/realms\/bongsu\//)
  expect((await context.request.get(`${URL_OF_SUITE}/api/v1/me`)).status()).toBe(401)
  await context.close()
})

test('a session writes only with the CSRF token, and its cookie is not for scripts', async ({ browser }) => {
  const context = await profile(browser)
  const page = await context.newPage()
  await signIn(page, 'agent', '/tickets')
  const cookies = await context.cookies(URL_OF_SUITE)
  const session = present(
    cookies.find((cookie) => /^session$/i.test(cookie.name)),
    `session cookie among ${cookies.map((one) => one.name).join(', ')}`,
  )
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  expect(await page.evaluate('document.cookie')).not.toContain(session.value)
  expect(
    await page.evaluate('JSON.stringify(localStorage) + JSON.stringify(sessionStorage)'),
    'no token in the browser',
  ).not.toMatch(/eyJ[A-Za-z0-9_-]{20}/)

  const write = (headers: Record<string, string>) =>
    context.request.post(`${URL_OF_SUITE}/api/v1/tickets`, {
      data: { type: 'incident', title: unique('csrf'), description: 'x', impact: 'low', urgency: 'low' },
      headers,
    })
  const without = await write({})
  expect(without.status()).toBe(403)
  expect(without.headers()['content-type']).toContain('application/problem+json')
  expect((await write({ 'X-XSRF-TOKEN': 'guessed' })).status()).toBe(403)
  const token = present(
    cookies.find((cookie) => cookie.name === 'XSRF-TOKEN'),
    'XSRF-TOKEN cookie',
  ).value
  expect((await write({ 'X-XSRF-TOKEN': token })).status()).toBe(201)
  await context.close()
})

test('signing out ends the session here and at Keycloak', async ({ browser }) => {
  const context = await profile(browser)
  const page = await context.newPage()
  await signIn(page, 'viewer')
  const me = await as('viewer').get<{ name: string }>('/api/v1/me')
  const before = await context.cookies(URL_OF_SUITE)
  await page.getByRole('button', { name: `Menu of ${me.name}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.locator('#username')).toBeVisible({ timeout: 15_000 })
  expect((await context.request.get(`${URL_OF_SUITE}/api/v1/me`)).status()).toBe(401)

  // Somebody who kept the old cookie gets nothing for it.
  const thief = await profile(browser)
  await thief.addCookies(before.filter((cookie) => /^session$/i.test(cookie.name)))
  expect((await thief.request.get(`${URL_OF_SUITE}/api/v1/me`)).status()).toBe(401)
  await thief.close()
  await context.close()
})

test('pages carry headers that keep them from being framed, sniffed or scripted from elsewhere', async () => {
  const answer = await as('viewer').call('GET', '/api/v1/me')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('cache-control') ?? '').toMatch(/no-store|private/)
  const page = await nobody.call('GET', '/favicon.svg', { headers: { Accept: '*/*' } })
  expect(page.headers.get('content-security-policy') ?? page.headers.get('x-frame-options')).toBeTruthy()
})
