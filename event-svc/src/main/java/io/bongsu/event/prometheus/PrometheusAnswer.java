package io.bongsu.event.prometheus;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prometheus' envelope. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PrometheusAnswer(
        String status,
        @Nullable Object data,
        @Nullable String errorType,
        @Nullable String error,
        @Nullable List<String> warnings) {

    static PrometheusAnswer success(Object data, @Nullable String warning) {
        return new PrometheusAnswer("success", data, null, null, warning == null ? null : List.of(warning));
    }

    static PrometheusAnswer badData(String message) {
        return new PrometheusAnswer("error", null, "bad_data", message, null);
    }
}
