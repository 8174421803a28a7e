package io.bongsu.gateway.signin;

import io.bongsu.platform.problem.Failure;
import org.springframework.http.HttpStatus;

/** What can be wrong with a browser's request before anybody looks at what it wants. */
abstract sealed class SignInFailure extends Failure {

    private SignInFailure(HttpStatus status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    static final class NotFromOurPage extends SignInFailure {
        NotFromOurPage() {
            super(
                    HttpStatus.FORBIDDEN,
                    "csrf-token-missing",
                    "The request does not come from our page",
                    "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN.");
        }
    }

    static final class Malformed extends SignInFailure {
        Malformed() {
            super(
                    HttpStatus.BAD_REQUEST,
                    "malformed-request",
                    "The request cannot be read safely",
                    "The path or a header holds characters that are not allowed there.");
        }
    }
}
