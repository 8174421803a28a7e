/** The only HTTP door of the suite: sign-in, routes and limits, one live stream, one OpenAPI document, the web app. */
@NullMarked
package io.bongsu.gateway;

import org.jspecify.annotations.NullMarked;
