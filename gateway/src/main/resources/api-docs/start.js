// "Try it out" works with the session of this browser: the CSRF cookie is sent back as a header.
window.ui = SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  filter: true,
  docExpansion: 'none',
  requestInterceptor: (request) => {
    const cookie = document.cookie.split('; ').find((entry) => entry.startsWith('XSRF-TOKEN='))
    if (cookie && request.method !== 'GET') request.headers['X-XSRF-TOKEN'] = cookie.slice('XSRF-TOKEN='.length)
    return request
  },
})
