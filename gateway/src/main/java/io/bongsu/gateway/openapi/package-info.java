/** One OpenAPI document of what all services publish, and a page to browse it. */
@NullMarked
package io.bongsu.gateway.openapi;

import org.jspecify.annotations.NullMarked;
