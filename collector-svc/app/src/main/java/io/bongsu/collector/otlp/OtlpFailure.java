package io.bongsu.collector.otlp;

import io.bongsu.platform.problem.Failure;
import org.springframework.http.HttpStatus;

/** What is wrong with a request before its content is looked at. */
final class OtlpFailure extends Failure {
    OtlpFailure(HttpStatus status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    static OtlpFailure contentType() {
        return new OtlpFailure(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "The content type is not supported",
                "Send Content-Type: application/x-protobuf or application/json.");
    }

    static OtlpFailure defect() {
        return new OtlpFailure(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong on our side",
                "Try again; if it happens again, tell your administrator.");
    }
}
