package io.bongsu.ticket.tmf;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Error of TMF621 v5. */
record TmfError(
        @JsonProperty("@type") String type,
        String code,
        String reason,
        String message,
        String status,
        String referenceError) {

    static TmfError of(int status, String reason, String message, String reference) {
        return new TmfError("Error", "ERR" + status, reason, message, Integer.toString(status), reference);
    }
}
