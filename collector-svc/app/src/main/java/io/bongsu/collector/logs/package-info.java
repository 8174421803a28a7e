/** Log records as OpenTelemetry describes them: kept, and listed newest first. Acknowledged after commit. */
@NullMarked
package io.bongsu.collector.logs;

import org.jspecify.annotations.NullMarked;
