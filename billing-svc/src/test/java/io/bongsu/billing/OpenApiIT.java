package io.bongsu.billing;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.OpenApiContract;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@BongsuTest("billing")
class OpenApiIT {
    @LocalServerPort
    int port;

    @Test
    void publishedApiIsTheReviewedOne() {
        OpenApiContract.verify("billing-svc", port);
    }
}
