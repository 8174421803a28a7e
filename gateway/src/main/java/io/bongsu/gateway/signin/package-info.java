/**
 * How somebody comes in: a browser by Keycloak and a session, a machine by a token it sends each time. The browser holds a
 * session cookie and a CSRF token, never an access token. Not here: who the caller is (caller).
 */
@NullMarked
package io.bongsu.gateway.signin;

import org.jspecify.annotations.NullMarked;
